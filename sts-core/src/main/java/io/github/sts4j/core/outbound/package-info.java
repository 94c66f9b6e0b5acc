/**
 * Outbound identity: tokens by which a principal of ours proves to somebody else who it is. This package says what the
 * service needs of whoever signs them; sts-federation has an implementation. Source: section 2.13 of the behaviour rules
 * (WT).
 */
@NullMarked
package io.github.sts4j.core.outbound;

import org.jspecify.annotations.NullMarked;
