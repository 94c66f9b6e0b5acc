/** A lakehouse catalog that hands engines credentials for one table each. */
@NullMarked
package io.github.sts4j.examples.catalog;

import org.jspecify.annotations.NullMarked;
