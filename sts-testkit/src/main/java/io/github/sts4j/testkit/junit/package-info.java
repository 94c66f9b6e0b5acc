/** A Security Token Service for JUnit 5 tests. */
@NullMarked
package io.github.sts4j.testkit.junit;

import org.jspecify.annotations.NullMarked;
