/**
 * X.509 certificates as proof of identity, in the manner of IAM Roles Anywhere: trust anchors that an account registers, paths
 * that lead to them, revocation lists, and what of a certificate becomes a tag or a condition key. Nothing here uses the network.
 */
@NullMarked
package io.github.sts4j.federation.x509;

import org.jspecify.annotations.NullMarked;
