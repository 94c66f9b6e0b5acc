@NullMarked
package io.github.sts4j.examples.simulator;

import org.jspecify.annotations.NullMarked;
