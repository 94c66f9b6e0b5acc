/** Decides policy cases given as JSON lines. */
@NullMarked
package io.github.sts4j.examples.simulator;

import org.jspecify.annotations.NullMarked;
