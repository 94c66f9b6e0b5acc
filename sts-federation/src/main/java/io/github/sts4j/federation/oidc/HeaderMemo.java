package io.github.sts4j.federation.oidc;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the last header it read. An issuer writes one header over and over, as it names the key and little else; reading
 * it is a pure function of its text, and costs a tenth of a signature.
 */
final class HeaderMemo {
  private final Set<String> types;
  private final boolean lenient;
  private volatile @Nullable Entry last;

  HeaderMemo(Set<String> types, boolean lenient) {
    this.types = types;
    this.lenient = lenient;
  }

  /** What {@link TokenHeader#parse} says of this text. */
  TokenHeader read(String json) {
    Entry known = last;
    if (known != null && known.json().equals(json)) {
      return known.header();
    }
    TokenHeader header = TokenHeader.parse(json, types, lenient);
    last = new Entry(json, header);
    return header;
  }

  private record Entry(String json, TokenHeader header) {}
}
