/**
 * OpenID Connect: ID tokens of registered issuers become verified identities. A token is parsed strictly, its signature is
 * checked with a key of its issuer, and only then is anything but its issuer read. Keys come from the issuer's discovery
 * document, a fixed set or a file, and are cached; a URL that only a token names is never fetched.
 */
@NullMarked
package io.github.sts4j.federation.oidc;

import org.jspecify.annotations.NullMarked;
