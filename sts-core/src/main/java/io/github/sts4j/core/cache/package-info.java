/** What is remembered within bounds. Not exported. */
@NullMarked
package io.github.sts4j.core.cache;

import org.jspecify.annotations.NullMarked;
