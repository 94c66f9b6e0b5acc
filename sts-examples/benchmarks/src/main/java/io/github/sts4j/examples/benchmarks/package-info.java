/** What the hot paths cost, each beside its floor and its peers. */
@NullMarked
package io.github.sts4j.examples.benchmarks;

import org.jspecify.annotations.NullMarked;
