/** Identity providers that live in the test: OpenID Connect and SAML 2.0, with keys of their own. */
@NullMarked
package io.github.sts4j.testkit.idp;

import org.jspecify.annotations.NullMarked;
