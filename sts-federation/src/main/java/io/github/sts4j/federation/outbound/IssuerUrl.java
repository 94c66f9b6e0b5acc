package io.github.sts4j.federation.outbound;

import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The form of an issuer's URL: OpenID Connect Discovery 1.0, section 2, and nothing that two readers could write in two ways. */
final class IssuerUrl {
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "[::1]", "localhost");

  private IssuerUrl() {}

  static URI require(URI issuer) {
    boolean secure = "https".equals(issuer.getScheme());
    boolean loopback = "http".equals(issuer.getScheme()) && LOOPBACK.contains(host(issuer));
    if ((!secure && !loopback)
        || issuer.getHost() == null
        || issuer.getRawUserInfo() != null
        || issuer.getRawQuery() != null
        || issuer.getRawFragment() != null
        || issuer.toString().endsWith("/")) {
      throw new IllegalArgumentException("issuer `" + issuer
          + "` must be an https URL without query, fragment and trailing slash;"
          + " http is for the loopback address");
    }
    return issuer;
  }

  private static String host(URI issuer) {
    @Nullable String host = issuer.getHost();
    return host == null ? "" : host;
  }
}
