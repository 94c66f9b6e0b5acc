@NullMarked
package io.github.sts4j.examples.benchmarks;

import org.jspecify.annotations.NullMarked;
