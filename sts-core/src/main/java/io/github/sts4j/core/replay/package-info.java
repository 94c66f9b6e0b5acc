/** What may be used once: assertions that were presented before. */
@NullMarked
package io.github.sts4j.core.replay;

import org.jspecify.annotations.NullMarked;
