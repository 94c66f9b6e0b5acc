/**
 * What identity providers vouch for, and the interfaces that check it. What is presented is text; what comes back is a type
 * of its own, so that «forgot to verify» does not compile. The module sts-federation implements the interfaces.
 */
@NullMarked
package io.github.sts4j.core.federation;

import org.jspecify.annotations.NullMarked;
