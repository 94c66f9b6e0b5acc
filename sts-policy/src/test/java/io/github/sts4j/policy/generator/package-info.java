/** Generators of policies and requests that are related, because two independent random ones almost never meet. */
@NullMarked
package io.github.sts4j.policy.generator;

import org.jspecify.annotations.NullMarked;
