/** Policies and requests for property tests, and ready-made checks of policies. */
@NullMarked
package io.github.sts4j.testkit.policy;

import org.jspecify.annotations.NullMarked;
