/**
 * Proofs of the application's own: LDAP passwords, corporate tokens, whatever it can check itself. They are presented as the
 * token of AssumeRoleWithWebIdentity and get sessions by the same trust evaluation as every other identity.
 */
@NullMarked
package io.github.sts4j.federation.custom;

import org.jspecify.annotations.NullMarked;
