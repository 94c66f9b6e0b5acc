/** XML read defensively: one parser, one view of elements, and no search by name. Not exported. */
@NullMarked
package io.github.sts4j.federation.saml.xml;

import org.jspecify.annotations.NullMarked;
