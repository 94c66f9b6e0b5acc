/**
 * Turns a token, an assertion or a certificate of an identity provider into a verified identity. This version holds the
 * interfaces only: there is no verifier yet, and the service has no action that would ask one.
 *
 * <p>What is presented is text; what comes back is a type of its own, so that «forgot to verify» does not compile.
 */
@NullMarked
package io.github.sts4j.federation;

import org.jspecify.annotations.NullMarked;
