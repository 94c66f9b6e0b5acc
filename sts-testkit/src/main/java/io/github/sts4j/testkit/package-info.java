/** Arbitraries and fixtures for tests of policies and sessions. */
@NullMarked
package io.github.sts4j.testkit;

import org.jspecify.annotations.NullMarked;
