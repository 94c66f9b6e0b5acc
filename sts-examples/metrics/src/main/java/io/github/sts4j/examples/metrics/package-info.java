/** What a service does, as meters. */
@NullMarked
package io.github.sts4j.examples.metrics;

import org.jspecify.annotations.NullMarked;
