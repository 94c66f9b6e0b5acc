/** A Spring Boot service that issues credentials and accepts them. */
@NullMarked
package io.github.sts4j.examples.springboot;

import org.jspecify.annotations.NullMarked;
