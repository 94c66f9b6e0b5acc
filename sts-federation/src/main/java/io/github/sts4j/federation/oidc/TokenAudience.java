package io.github.sts4j.federation.oidc;

import io.github.sts4j.core.error.StsException;
import io.github.sts4j.policy.json.JsonArray;
import io.github.sts4j.policy.json.JsonValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * For whom a token was written (OI-15, OI-16).
 *
 * @param listed the {@code aud} claim
 * @param authorizedParty the {@code azp} claim, which stands in its place when it is there
 */
record TokenAudience(List<String> listed, Optional<String> authorizedParty) {

  /**
   * Reads the claims.
   *
   * @throws StsException {@code InvalidIdentityToken}
   */
  static TokenAudience of(Claims claims) {
    List<String> listed = listed(claims.required("aud"));
    Optional<String> authorizedParty = claims.get("azp").map(value -> Claims.text("azp", value));
    if (listed.size() > 1 && authorizedParty.isEmpty()) { // OI-15
      throw Refusal.invalid(
          "A token with more than one audience must name one of them in the claim azp");
    }
    return new TokenAudience(listed, authorizedParty);
  }

  /** The one audience that counts (WI-8). */
  String value() {
    return authorizedParty.isPresent() ? authorizedParty.get() : listed.get(0);
  }

  /** OI-16 */
  void requireAmong(Collection<String> clientIds) {
    if (!clientIds.contains(value())) {
      throw Refusal.invalid(
          "Incorrect token audience",
          "audience " + Refusal.quoted(value()) + " is not among the provider's client ids");
    }
  }

  private static List<String> listed(JsonValue value) {
    List<JsonValue> elements = value instanceof JsonArray array ? array.elements() : List.of(value);
    if (elements.isEmpty()) {
      throw Claims.wrong("aud", "must name an audience");
    }
    List<String> listed = new ArrayList<>(elements.size());
    for (JsonValue element : elements) {
      listed.add(Claims.text("aud", element));
    }
    return List.copyOf(listed);
  }
}
