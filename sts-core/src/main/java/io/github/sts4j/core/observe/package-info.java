/** What a service tells the operator while it runs: counts and ages, for metrics and health. */
@NullMarked
package io.github.sts4j.core.observe;

import org.jspecify.annotations.NullMarked;
