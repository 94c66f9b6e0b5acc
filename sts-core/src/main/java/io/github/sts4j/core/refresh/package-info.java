/** Keeps snapshots current in the background. Not for users. */
@NullMarked
package io.github.sts4j.core.refresh;

import org.jspecify.annotations.NullMarked;
