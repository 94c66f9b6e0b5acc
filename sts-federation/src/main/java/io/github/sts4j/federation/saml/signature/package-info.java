/** What a signature may look like, and over which octets it holds: nothing else is read as signed. Not exported. */
@NullMarked
package io.github.sts4j.federation.saml.signature;

import org.jspecify.annotations.NullMarked;
