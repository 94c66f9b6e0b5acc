package io.github.sts4j.federation.saml;

import io.github.sts4j.federation.saml.xml.Base64Text;
import io.github.sts4j.federation.saml.xml.ElementSequence;
import io.github.sts4j.federation.saml.xml.ElementView;
import io.github.sts4j.federation.saml.xml.XmlNames;
import java.security.GeneralSecurityException;
import java.security.interfaces.RSAPrivateKey;
import java.util.ArrayList;
import java.util.List;

/** The exact form an encrypted assertion must have: one ciphertext, one key for it, nothing by reference to elsewhere (S26). */
final class EncryptedForm {
  private final ContentCipher content;
  private final byte[] ciphertext;
  private final KeyTransport transport;
  private final byte[] wrappedKey;

  private EncryptedForm(
      ContentCipher content, byte[] ciphertext, KeyTransport transport, byte[] wrappedKey) {
    this.content = content;
    this.ciphertext = ciphertext;
    this.transport = transport;
    this.wrappedKey = wrappedKey;
  }

  /** How the assertion is encrypted. */
  ContentCipher content() {
    return content;
  }

  /** The assertion, decrypted with this content key. */
  byte[] decrypt(byte[] contentKey) throws GeneralSecurityException {
    return content.decrypt(contentKey, ciphertext);
  }

  /** The content key, unwrapped with this private key; or the other, when it was not wrapped for it. */
  byte[] unwrap(RSAPrivateKey key, byte[] otherwise) {
    return transport.unwrap(key, wrappedKey, otherwise);
  }

  /**
   * Checks the form.
   *
   * @param holder the element around it, in whose place the plaintext belongs
   */
  static EncryptedForm of(ElementView holder, TrustedProvider provider) {
    ElementSequence parts = holder.sequence();
    ElementView data = parts.required(XmlNames.XENC, "EncryptedData");
    List<ElementView> keys = new ArrayList<>(parts.all(XmlNames.XENC, "EncryptedKey"));
    parts.end();

    data.allowAttributes("Id", "Type", "MimeType", "Encoding");
    ElementSequence inner = data.sequence();
    ElementView method = inner.required(XmlNames.XENC, "EncryptionMethod");
    inner.optional(XmlNames.DS, "KeyInfo").ifPresent(info -> keys.addAll(keysWithin(info)));
    byte[] ciphertext = cipherValue(inner.required(XmlNames.XENC, "CipherData"));
    inner.end();
    if (keys.size() != 1) {
      throw ElementView.structure("not exactly one encrypted key");
    }
    boolean pkcs1 = provider.allows(Allowance.PKCS1_KEY_TRANSPORT);
    return of(contentCipher(method), ciphertext, keys.get(0), pkcs1);
  }

  private static EncryptedForm of(
      ContentCipher content, byte[] ciphertext, ElementView key, boolean pkcs1) {
    key.allowAttributes("Id", "Type", "MimeType", "Encoding", "Recipient");
    ElementSequence parts = key.sequence();
    KeyTransport transport =
        KeyTransport.of(parts.required(XmlNames.XENC, "EncryptionMethod"), pkcs1);
    // A hint to our key. Every key of the provider is tried instead.
    parts.optional(XmlNames.DS, "KeyInfo");
    byte[] wrapped = cipherValue(parts.required(XmlNames.XENC, "CipherData"));
    parts.optional(XmlNames.XENC, "ReferenceList");
    parts.optional(XmlNames.XENC, "CarriedKeyName");
    parts.end();
    return new EncryptedForm(content, ciphertext, transport, wrapped);
  }

  /** Anything else in it, such as a reference to the key that follows, is no key, and is not followed. */
  private static List<ElementView> keysWithin(ElementView keyInfo) {
    return keyInfo.children().stream()
        .filter(child -> child.is(XmlNames.XENC, "EncryptedKey"))
        .toList();
  }

  private static ContentCipher contentCipher(ElementView method) {
    method.allowAttributes("Algorithm");
    method.requireEmpty();
    return ContentCipher.of(method.requiredAttribute("Algorithm"))
        .orElseThrow(() -> ElementView.structure("a content cipher that is not accepted"));
  }

  private static byte[] cipherValue(ElementView cipherData) {
    ElementSequence parts = cipherData.sequence();
    ElementView value = parts.required(XmlNames.XENC, "CipherValue");
    parts.end();
    return Base64Text.decodeLeaf(value.text().replaceAll("[ \t\r\n]", ""));
  }
}
