/** How often one caller may call, so that a loop of one does not hurt another. */
@NullMarked
package io.github.sts4j.core.throttle;

import org.jspecify.annotations.NullMarked;
