package io.github.sts4j.federation.oidc;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the header of the last token whose signature held. An issuer writes one header over and over, as it names the key and
 * little else; reading it is a pure function of its text. What was merely presented is not remembered: a flood of forged headers
 * leaves nothing behind.
 */
final class HeaderMemo {
  private final Set<String> types;
  private final boolean lenient;
  private volatile @Nullable Entry last;

  HeaderMemo(Set<String> types, boolean lenient) {
    this.types = types;
    this.lenient = lenient;
  }

  /** What {@link TokenHeader#parse} says of the token's header. */
  TokenHeader read(CompactToken token) {
    Entry known = last;
    return known != null && token.hasEncodedHeader(known.encoded)
        ? known.header
        : TokenHeader.parse(token.header(), types, lenient);
  }

  /** Remembers what was read of the header of a token that the issuer signed. */
  void remember(CompactToken token, TokenHeader header) {
    Entry known = last;
    if (known == null || !token.hasEncodedHeader(known.encoded)) {
      last = new Entry(token.encodedHeader(), header);
    }
  }

  private static final class Entry {
    final byte[] encoded;
    final TokenHeader header;

    Entry(byte[] encoded, TokenHeader header) {
      this.encoded = encoded;
      this.header = header;
    }
  }
}
