/**
 * Verification of AWS Signature Version 4: who signed this request, and is it untouched?
 *
 * <p>A server reads {@link io.github.sts4j.core.sigv4.RequestSignature#parse}, or, sooner, a
 * {@link io.github.sts4j.core.sigv4.SignatureReader} that it keeps, to learn which access key claims to have
 * signed, finds that key's secret, and calls {@link io.github.sts4j.core.sigv4.RequestSignature#verify}. The
 * {@link io.github.sts4j.core.sigv4.VerifiedSignature} it gets back then checks the body, as an array or as a stream.
 * Signatures with a shared key ({@code AWS4-HMAC-SHA256}) and, where the settings name the service's one region, with a key
 * pair ({@code AWS4-ECDSA-P256-SHA256}, also known as SigV4a) are verified alike.
 * Whatever is ambiguous, unknown or unsigned is refused. Source: section 11 of the behaviour rules (ER) and the published
 * description of Signature Version 4.
 */
@NullMarked
package io.github.sts4j.core.sigv4;

import org.jspecify.annotations.NullMarked;
