package io.github.sts4j.federation.oidc;

import io.github.sts4j.policy.json.JsonArray;
import io.github.sts4j.policy.json.JsonException;
import io.github.sts4j.policy.json.JsonLimits;
import io.github.sts4j.policy.json.JsonObject;
import io.github.sts4j.policy.json.JsonReader;
import io.github.sts4j.policy.json.JsonString;
import java.net.URI;
import java.util.List;
import java.util.Set;

/**
 * What an issuer's discovery document says (OI-3).
 *
 * @param jwksUri where its keys are
 */
record DiscoveryDocument(URI jwksUri) {
  private static final JsonLimits LIMITS = new JsonLimits(1 << 20, 16);

  /** The members a document must have; only two of them are needed here. */
  static final Set<String> REQUIRED = Set.of(
      "response_types_supported",
      "subject_types_supported",
      "id_token_signing_alg_values_supported",
      "claims_supported");

  /** Where an issuer keeps its document: OpenID Connect Discovery 1.0 section 4. */
  static URI address(String issuer) {
    String base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
    return URI.create(base + "/.well-known/openid-configuration");
  }

  /**
   * Reads a document.
   *
   * @param issuer who it must be the document of, to the letter
   * @param required the members that must be there
   * @throws KeyRetrievalException when it is not as it must be
   */
  static DiscoveryDocument read(String json, String issuer, Set<String> required) {
    JsonObject document = object(json);
    if (!text(document, "issuer").equals(issuer)) {
      throw new KeyRetrievalException("the discovery document of " + issuer
          + " names another issuer, " + Refusal.quoted(text(document, "issuer")));
    }
    List<String> missing =
        required.stream().filter(name -> !hasList(document, name)).sorted().toList();
    if (!missing.isEmpty()) {
      throw new KeyRetrievalException("the discovery document of " + issuer + " lacks the lists "
          + missing + "; add them, or register the issuer with allowIncompleteDiscovery()");
    }
    try {
      return new DiscoveryDocument(URI.create(text(document, "jwks_uri")));
    } catch (IllegalArgumentException notAUri) {
      throw new KeyRetrievalException("the jwks_uri of " + issuer + " is not an address", notAUri);
    }
  }

  private static boolean hasList(JsonObject document, String name) {
    return document.get(name).filter(JsonArray.class::isInstance).isPresent();
  }

  private static String text(JsonObject document, String name) {
    if (document.get(name).orElse(null) instanceof JsonString text) {
      return text.value();
    }
    throw new KeyRetrievalException("the discovery document has no text named " + name);
  }

  private static JsonObject object(String json) {
    try {
      if (JsonReader.read(json, LIMITS) instanceof JsonObject object) {
        return object;
      }
    } catch (JsonException problem) {
      throw new KeyRetrievalException(
          "the discovery document is not acceptable JSON: " + problem.getMessage(), problem);
    }
    throw new KeyRetrievalException("the discovery document is not a JSON object");
  }
}
