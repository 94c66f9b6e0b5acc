package io.github.sts4j.federation.oidc;

import io.github.sts4j.core.federation.OidcProvider;
import java.net.URI;
import java.time.Duration;
import java.util.regex.Pattern;

/** What a registered issuer must be (OI-1). Every broken rule is an {@link IllegalArgumentException}. */
final class RegistrationRules {
  private static final int MAX_URL = 255;
  private static final int MAX_CLIENT_IDS = 100;
  private static final int MAX_CLIENT_ID = 255;
  private static final int MAX_THUMBPRINTS = 5;
  private static final Pattern THUMBPRINT = Pattern.compile("[0-9a-fA-F]{40}");
  private static final Duration MAX_SKEW = Duration.ofHours(1);

  private RegistrationRules() {}

  static void check(
      OidcProvider provider, KeySource keys, boolean allowLoopbackHttp, boolean allowPort) {
    checkIssuer(provider.url(), allowLoopbackHttp, allowPort);
    if (keys instanceof KeySource.Address address) {
      requireSecure(address.jwksUri(), allowLoopbackHttp);
    }
    require(
        provider.clientIds().size() <= MAX_CLIENT_IDS
            && provider.clientIds().stream()
                .allMatch(id -> !id.isEmpty() && id.length() <= MAX_CLIENT_ID),
        provider,
        "must have at most 100 client ids of 1 to 255 characters");
    require(
        provider.thumbprints().size() <= MAX_THUMBPRINTS
            && provider.thumbprints().stream()
                .allMatch(each -> THUMBPRINT.matcher(each).matches()),
        provider,
        "must have at most 5 thumbprints of 40 hexadecimal digits");
    require(
        !provider.clockSkew().isNegative() && provider.clockSkew().compareTo(MAX_SKEW) <= 0,
        provider,
        "must have a clock skew of nothing to one hour");
  }

  private static void checkIssuer(String url, boolean allowLoopbackHttp, boolean allowPort) {
    URI issuer = URI.create(url);
    requireSecure(issuer, allowLoopbackHttp);
    requireOwnPrefix(issuer, allowLoopbackHttp);
    boolean port = issuer.getPort() < 0
        || allowPort
        || (allowLoopbackHttp && DocumentFetch.isLoopbackName(issuer.getHost()));
    if (url.length() > MAX_URL
        || issuer.getRawQuery() != null
        || issuer.getRawFragment() != null
        || !port) {
      throw new IllegalArgumentException("the issuer `" + url
          + "` must have at most 255 characters, no port, no query and no fragment (OI-1)");
    }
  }

  /**
   * Condition keys begin with the issuer without its scheme. A lone name there would be a service's, such as {@code sts}, and
   * {@code custom} is what the keys of custom identities begin with.
   */
  private static void requireOwnPrefix(URI issuer, boolean allowLoopbackHttp) {
    String host = issuer.getHost();
    boolean loneName =
        !host.contains(".") && issuer.getPort() < 0 && issuer.getRawPath().isEmpty();
    boolean loopback = allowLoopbackHttp && DocumentFetch.isLoopbackName(host);
    if (host.equalsIgnoreCase("custom") || (loneName && !loopback)) {
      throw new IllegalArgumentException("the issuer `" + issuer
          + "` must have a host with a dot in its name, or a path, and not be called `custom`:"
          + " its condition keys would be those of others");
    }
  }

  private static void requireSecure(URI uri, boolean allowLoopbackHttp) {
    boolean secure = "https".equals(uri.getScheme())
        || (allowLoopbackHttp
            && "http".equals(uri.getScheme())
            && DocumentFetch.isLoopbackName(uri.getHost()));
    if (!secure || uri.getHost() == null || uri.getRawUserInfo() != null) {
      throw new IllegalArgumentException("`" + uri + "` must begin with https:// and a host;"
          + " allowLoopbackHttp() lets it be plain HTTP on this machine");
    }
  }

  private static void require(boolean holds, OidcProvider provider, String rule) {
    if (!holds) {
      throw new IllegalArgumentException("the provider `" + provider.url() + "` " + rule);
    }
  }
}
