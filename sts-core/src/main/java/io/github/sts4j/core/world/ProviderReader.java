package io.github.sts4j.core.world;

import io.github.sts4j.core.federation.OidcProvider;
import io.github.sts4j.core.federation.SamlProvider;
import io.github.sts4j.core.federation.SamlProvider.AssertionEncryptionMode;
import io.github.sts4j.core.identity.AccountId;
import io.github.sts4j.policy.json.JsonValue;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the identity providers of one account. */
final class ProviderReader {
  private static final int DEFAULT_OIDC_SKEW_SECONDS = 300; // OI-14
  private static final int DEFAULT_SAML_SKEW_SECONDS = 60;
  private static final int LONGEST_URL = 255;
  private static final int MOST_CLIENT_IDS = 100;
  private static final int MOST_THUMBPRINTS = 5;
  private static final Pattern THUMBPRINT = Pattern.compile("[0-9A-Fa-f]{40}");

  private final Fields account;
  private final AccountId id;
  private final NamedFiles files;

  ProviderReader(Fields account, NamedFiles files) {
    this.account = account;
    this.id = account.value("AccountId", AccountId::of);
    this.files = files;
  }

  List<OidcProvider> readOidcProviders() {
    List<OidcProvider> providers = new ArrayList<>();
    Set<String> urls = new HashSet<>();
    for (Fields fields : account.objects("OpenIDConnectProviders")) {
      OidcProvider provider = oidcProvider(fields);
      if (!urls.add(provider.url())) {
        throw Fields.wrong(
            fields.require("Url"), "the provider `" + provider.url() + "` is given twice");
      }
      providers.add(provider);
    }
    return providers;
  }

  List<SamlProvider> readSamlProviders() {
    List<SamlProvider> providers = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Fields fields : account.objects("SAMLProviders")) {
      SamlProvider provider = samlProvider(fields);
      if (!names.add(provider.name().toLowerCase(Locale.ROOT))) {
        throw Fields.wrong(
            fields.require("Name"), "the provider `" + provider.name() + "` is given twice");
      }
      providers.add(provider);
    }
    return providers;
  }

  private OidcProvider oidcProvider(Fields fields) {
    List<String> clientIds = fields.texts("ClientIDList");
    if (clientIds.size() > MOST_CLIENT_IDS) {
      throw Fields.wrong(
          fields.require("ClientIDList"), "must have at most " + MOST_CLIENT_IDS + " (OI-1)");
    }
    List<JsonValue> thumbprints = fields.list("ThumbprintList");
    if (thumbprints.size() > MOST_THUMBPRINTS) {
      throw Fields.wrong(
          fields.require("ThumbprintList"), "must have at most " + MOST_THUMBPRINTS + " (OI-1)");
    }
    return new OidcProvider(
        id,
        fields.value("Url", ProviderReader::issuer),
        clientIds,
        thumbprints.stream().map(ProviderReader::thumbprint).toList(),
        fields.optionalValue("JwksUri", ProviderReader::keysUri),
        clockSkew(fields, DEFAULT_OIDC_SKEW_SECONDS),
        fields.flag("AllowAllClaims"));
  }

  private SamlProvider samlProvider(Fields fields) {
    try {
      return new SamlProvider(
          id,
          fields.text("Name"),
          metadata(fields),
          textsOr(fields, "Recipients", SamlProvider.SIGN_IN_URL),
          textsOr(fields, "Audiences", SamlProvider.SIGN_IN_AUDIENCE),
          clockSkew(fields, DEFAULT_SAML_SKEW_SECONDS),
          fields.flag("AllowReplay"),
          fields.flag("AllowResponseSignature"),
          fields.flag("AllowSha1"),
          fields.optionalValue("AssertionEncryptionMode", ProviderReader::encryptionMode),
          fields.list("PrivateKeyFiles").stream().map(files::read).toList());
    } catch (IllegalArgumentException e) {
      throw Fields.wrong(fields.object(), String.valueOf(e.getMessage()));
    }
  }

  private String metadata(Fields fields) {
    Optional<String> document = fields.optionalText("SAMLMetadataDocument");
    if (document.isPresent() == fields.get("SAMLMetadataFile").isPresent()) {
      throw Fields.wrong(
          fields.object(), "needs one of the members SAMLMetadataFile and SAMLMetadataDocument");
    }
    return document.orElseGet(() -> files.read(fields.require("SAMLMetadataFile")));
  }

  private static List<String> textsOr(Fields fields, String name, String otherwise) {
    return fields.get(name).isPresent() ? fields.texts(name) : List.of(otherwise);
  }

  private static Duration clockSkew(Fields fields, int otherwise) {
    int seconds = fields.optionalInteger("ClockSkewSeconds").orElse(otherwise);
    if (seconds < 0) {
      throw Fields.wrong(fields.require("ClockSkewSeconds"), "must not be negative");
    }
    return Duration.ofSeconds(seconds);
  }

  /** OI-1; plain HTTP for providers on this very machine. */
  private static String issuer(String url) {
    URI uri = URI.create(url);
    boolean fits = url.length() <= LONGEST_URL
        && uri.getHost() != null
        && uri.getRawQuery() == null
        && uri.getRawFragment() == null
        && uri.getRawUserInfo() == null
        && (isLoopback(uri) || ("https".equals(uri.getScheme()) && uri.getPort() < 0));
    if (!fits) {
      throw new IllegalArgumentException(
          "`" + url
              + "` must be an issuer's https URL of at most 255 characters, without port, query and fragment (OI-1)");
    }
    return url;
  }

  private static URI keysUri(String url) {
    URI uri = URI.create(url);
    if (!"https".equals(uri.getScheme()) && !isLoopback(uri)) {
      throw new IllegalArgumentException(
          "`" + url + "` must be an https URL, or http on the loopback address");
    }
    return uri;
  }

  /** Hosts by which nobody but this machine can be meant. */
  private static boolean isLoopback(URI uri) {
    return "http".equals(uri.getScheme())
        && Set.of("127.0.0.1", "localhost", "[::1]").contains(String.valueOf(uri.getHost()));
  }

  private static String thumbprint(JsonValue value) {
    String text = Fields.text(value);
    if (!THUMBPRINT.matcher(text).matches()) {
      throw Fields.wrong(value, "must be the 40 hexadecimal digits of a SHA-1 (OI-1)");
    }
    return text;
  }

  private static AssertionEncryptionMode encryptionMode(String text) {
    return switch (text) {
      case "Required" -> AssertionEncryptionMode.REQUIRED;
      case "Allowed" -> AssertionEncryptionMode.ALLOWED;
      default ->
        throw new IllegalArgumentException("must be `Required` or `Allowed`, not `" + text + "`");
    };
  }
}
