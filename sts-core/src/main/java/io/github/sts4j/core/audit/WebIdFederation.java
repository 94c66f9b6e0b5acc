package io.github.sts4j.core.audit;

import static java.util.Objects.requireNonNull;

import io.github.sts4j.core.session.Session;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Who vouched for the session of a caller, and for what (AU-5).
 *
 * @param federatedProvider the ARN of the OpenID Connect provider, or its built-in name
 * @param attributes the condition keys that the session keeps of the token (OI-31)
 */
public record WebIdFederation(String federatedProvider, Map<String, List<String>> attributes) {
  private static final String SAML = ":saml-provider/";

  public WebIdFederation {
    requireNonNull(federatedProvider, "federatedProvider");
    attributes = Map.copyOf(attributes);
  }

  /** Empty for sessions that did not begin with an OpenID Connect token. */
  static Optional<WebIdFederation> of(Session session) {
    return session
        .identityProvider()
        .filter(provider -> !provider.contains(SAML))
        .map(provider -> new WebIdFederation(provider, session.federatedContext()));
  }

  Map<String, @Nullable Object> toMap() {
    JsonMembers values = new JsonMembers();
    new TreeMap<>(attributes)
        .forEach((key, list) -> values.put(key, list.size() == 1 ? list.get(0) : list));
    return new JsonMembers()
        .put("federatedProvider", federatedProvider)
        .put("attributes", values.toMap())
        .toMap();
  }
}
