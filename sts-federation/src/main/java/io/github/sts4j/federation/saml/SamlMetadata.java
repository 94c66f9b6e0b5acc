package io.github.sts4j.federation.saml;

import static java.util.Objects.requireNonNull;

import io.github.sts4j.federation.saml.xml.StrictXml;
import java.security.PublicKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What an identity provider's metadata document says that matters: who it is and the keys it signs with (SM-1). A
 * certificate is only the container of a key: its own validity is not asked (SM-2). Immutable.
 *
 * @param entityId the issuer of its assertions, to the letter (SM-13)
 * @param signingKeys at least one, all strong enough; two while it changes its key
 * @param validUntil from when on the document is not to be used
 */
public record SamlMetadata(
    String entityId, List<PublicKey> signingKeys, Optional<Instant> validUntil) {
  /** The longest document that is read, in characters (SM-1). */
  public static final int MAX_LENGTH = 10_000_000;

  public SamlMetadata {
    requireNonNull(entityId, "entityId");
    signingKeys = List.copyOf(signingKeys);
    requireNonNull(validUntil, "validUntil");
  }

  /**
   * Reads a document that comes from a trusted place, such as a configuration. A signature in it is not looked at.
   *
   * @throws IllegalArgumentException when it is no metadata of one SAML 2.0 identity provider, or holds no signing key that
   *     is strong enough: RSA of 2048 bits or more, or ECDSA on P-256, P-384 or P-521
   */
  public static SamlMetadata parse(String document) {
    return parse(document, SamlMode.STRICT);
  }

  /** As {@link #parse(String)}; in the mode {@link SamlMode#AWS}, RSA of 1024 bits or more is strong enough. */
  public static SamlMetadata parse(String document, SamlMode mode) {
    return new MetadataReader(new StrictXml(), mode).read(document);
  }

  /**
   * Reads a document that may come from anywhere, because it is signed with a key that is known beforehand. What is read is
   * what the signature covers, and nothing else.
   *
   * @throws IllegalArgumentException as {@link #parse(String)}, and when the document's root is not signed with {@code
   *     pinnedKey} by an algorithm that is accepted of assertions
   */
  public static SamlMetadata parseSigned(String document, PublicKey pinnedKey) {
    return new MetadataReader(new StrictXml(), SamlMode.STRICT).readSigned(document, pinnedKey);
  }
}
