/**
 * Signs the tokens of GetWebIdentityToken, with keys that rotate, and writes the documents by which anybody verifies them.
 * Source: section 2.13 of the behaviour rules (WT), RFC 7519, OpenID Connect Discovery 1.0.
 */
@NullMarked
package io.github.sts4j.federation.outbound;

import org.jspecify.annotations.NullMarked;
