@NullMarked
package io.github.sts4j.examples.endpoint;

import org.jspecify.annotations.NullMarked;
