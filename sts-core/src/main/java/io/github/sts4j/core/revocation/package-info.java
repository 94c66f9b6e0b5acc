/** Ends sessions before their time: one session, or all of a principal, a subject, a source identity, a period. */
@NullMarked
package io.github.sts4j.core.revocation;

import org.jspecify.annotations.NullMarked;
