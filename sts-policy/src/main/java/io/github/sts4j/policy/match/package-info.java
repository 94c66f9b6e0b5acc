/** Compiled text patterns: wildcards, policy variables and ARNs, matched in one pass and without allocation. */
@NullMarked
package io.github.sts4j.policy.match;

import org.jspecify.annotations.NullMarked;
