/** A gateway in front of an object store, and what a proxy that checks signatures by itself asks of us. */
@NullMarked
package io.github.sts4j.examples.gateway;

import org.jspecify.annotations.NullMarked;
