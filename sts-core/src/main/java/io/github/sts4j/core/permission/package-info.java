/** Whether a caller may: by its kind, by its policies, and in what words it is refused (table 2.1, AR-4). Not exported. */
@NullMarked
package io.github.sts4j.core.permission;

import org.jspecify.annotations.NullMarked;
