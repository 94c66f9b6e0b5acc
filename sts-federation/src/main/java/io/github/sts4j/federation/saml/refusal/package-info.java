/** Why responses are refused, for the operator's logs and for the caller. Not exported. */
@NullMarked
package io.github.sts4j.federation.saml.refusal;

import org.jspecify.annotations.NullMarked;
