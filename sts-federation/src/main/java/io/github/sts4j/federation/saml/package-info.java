/**
 * SAML 2.0 responses for AssumeRoleWithSAML (sections 2.5 and 8.1): parse defensively, verify the signature, then read
 * only what was signed.
 *
 * <p>A response passes through these stages, and a stage sees nothing but what the one before let through:
 *
 * <ol>
 *   <li>base64, strict UTF-8, a scan with limits, then the parser, which resolves nothing;
 *   <li>the structure of the whole document: one assertion, signatures only where they belong, unique identifiers;
 *   <li>each signature present, with the provider's keys; the octets that it covers are parsed anew and replace the element;
 *   <li>where the assertion is encrypted, its decryption, and the same again for the plaintext;
 *   <li>the assertion as records, filled by exact child order, from signed octets alone;
 *   <li>the rules of acceptance, the attributes, and at last the replay guard.
 * </ol>
 *
 * <p>The first stage is the package {@code xml}, the third {@code signature}; neither is exported, and neither knows what a response
 * means. Whatever stops a response is named in {@code refusal}.
 */
@NullMarked
package io.github.sts4j.federation.saml;

import org.jspecify.annotations.NullMarked;
