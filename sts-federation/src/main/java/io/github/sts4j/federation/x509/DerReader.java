package io.github.sts4j.federation.x509;

import java.util.Arrays;

/**
 * Reads DER elements one after the other: single-octet tags, definite and shortest lengths, nothing that reaches beyond its end.
 * Not thread-safe.
 */
final class DerReader {
  static final int OCTET_STRING = 0x04;
  static final int OBJECT_IDENTIFIER = 0x06;
  static final int SEQUENCE = 0x30;
  static final int SET = 0x31;
  private static final int MULTI_OCTET_TAG = 0x1F;
  private static final int LONG_LENGTH = 0x80;
  private static final int MAX_LENGTH_OCTETS = 3;

  private final byte[] data;
  private int at;

  DerReader(byte[] data) {
    this.data = data;
  }

  /** One element: its tag, and the octets it holds. */
  static final class Element {
    private final int tag;
    private final byte[] content;

    private Element(int tag, byte[] content) {
      this.tag = tag;
      this.content = content;
    }

    int tag() {
      return tag;
    }

    byte[] content() {
      return content;
    }

    /** The elements within. */
    DerReader open(int expectedTag) {
      return new DerReader(octets(expectedTag));
    }

    byte[] octets(int expectedTag) {
      if (tag != expectedTag) {
        throw CertificateRefusal.of(
            "an element has tag " + tag + " where " + expectedTag + " is needed");
      }
      return content;
    }
  }

  boolean hasNext() {
    return at < data.length;
  }

  Element next() {
    int tag = octet();
    if ((tag & MULTI_OCTET_TAG) == MULTI_OCTET_TAG) {
      throw CertificateRefusal.of("a tag of several octets is not expected");
    }
    int length = length();
    if (length > data.length - at) {
      throw CertificateRefusal.of("an element is longer than what holds it");
    }
    at += length;
    return new Element(tag, Arrays.copyOfRange(data, at - length, at));
  }

  /** The only element there is. */
  Element only() {
    Element element = next();
    if (hasNext()) {
      throw CertificateRefusal.of("an element is followed by another that should not be there");
    }
    return element;
  }

  private int length() {
    int first = octet();
    if (first < LONG_LENGTH) {
      return first;
    }
    int octets = first - LONG_LENGTH;
    if (octets < 1 || octets > MAX_LENGTH_OCTETS) {
      throw CertificateRefusal.of("a length is indefinite or has too many octets");
    }
    int length = 0;
    for (int i = 0; i < octets; i++) {
      length = (length << 8) | octet();
    }
    if (length < LONG_LENGTH || length >>> (8 * (octets - 1)) == 0) {
      throw CertificateRefusal.of("a length is not written the shortest way");
    }
    return length;
  }

  private int octet() {
    if (!hasNext()) {
      throw CertificateRefusal.of("an element ends too early");
    }
    return data[at++] & 0xFF;
  }
}
