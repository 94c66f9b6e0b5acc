/** Random values from a source that is handed in. Not exported. */
@NullMarked
package io.github.sts4j.core.random;

import org.jspecify.annotations.NullMarked;
