/** Verified identities from OpenID Connect, SAML 2.0 and X.509. */
@NullMarked
package io.github.sts4j.federation;

import org.jspecify.annotations.NullMarked;
