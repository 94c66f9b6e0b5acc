package io.github.sts4j.core.identity;

import io.github.sts4j.core.error.StsError;
import io.github.sts4j.core.error.StsException;
import io.github.sts4j.policy.Arn;
import io.github.sts4j.policy.json.JsonArray;
import io.github.sts4j.policy.json.JsonObject;
import io.github.sts4j.policy.json.JsonReader;
import io.github.sts4j.policy.json.JsonString;
import io.github.sts4j.policy.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a trust policy may say of identity providers (TP-11, TP-12). The document has been parsed as a policy before. */
final class FederatedTrust {
  /** The providers that exist without being registered. */
  private static final Set<String> BUILT_IN = Set.of(
      "cognito-identity.amazonaws.com",
      "www.amazon.com",
      "graph.facebook.com",
      "accounts.google.com");

  private static final String OIDC_PROVIDER = "oidc-provider/";
  private static final String SAML_PROVIDER = "saml-provider/";
  private static final String TRUST_ANCHOR = "trust-anchor/";

  private final Role role;

  FederatedTrust(Role role) {
    this.role = role;
  }

  /**
   * @throws StsException {@code MalformedPolicyDocument} when a provider is of another account, or a shared issuer is
   *     trusted without testing the key it needs
   */
  void check() {
    JsonObject document = (JsonObject) JsonReader.read(role.trustPolicy().json());
    for (JsonValue element : oneOrMany(document.get("Statement"))) {
      JsonObject statement = (JsonObject) element;
      for (JsonValue provider : providers(statement)) {
        check(statement, ((JsonString) provider).value());
      }
    }
  }

  private void check(JsonObject statement, String provider) {
    if (!BUILT_IN.contains(provider)) {
      requireOfThisAccount(provider);
    }
    boolean allows = statement
        .get("Effect")
        .filter(effect -> ((JsonString) effect).value().equals("Allow"))
        .isPresent();
    if (allows) {
      SharedOidcIssuers.requiredKey(issuer(provider))
          .ifPresent(key -> requireTested(statement, provider, key));
    }
  }

  /** TP-11 */
  private void requireOfThisAccount(String provider) {
    if (!isProviderOfThisAccount(provider)) {
      throw malformed("\"Federated\":\"" + provider
          + "\" must be a built-in provider, or the ARN of a saml-provider, oidc-provider or trust-anchor in account "
          + role.account());
    }
  }

  private boolean isProviderOfThisAccount(String provider) {
    try {
      Arn arn = Arn.parse(provider);
      return arn.account().equals(role.account().value()) && isProvider(arn);
    } catch (IllegalArgumentException notAnArn) {
      return false;
    }
  }

  /** X.509 certificates are vouched for by trust anchors, in the manner of IAM Roles Anywhere. */
  private static boolean isProvider(Arn arn) {
    return switch (arn.service()) {
      case "iam" ->
        arn.region().isEmpty()
            && (arn.resource().startsWith(SAML_PROVIDER)
                || arn.resource().startsWith(OIDC_PROVIDER));
      case "rolesanywhere" -> arn.resource().startsWith(TRUST_ANCHOR);
      default -> false;
    };
  }

  /** TP-12 */
  private void requireTested(JsonObject statement, String provider, String key) {
    if (oneOrMany(statement.get("Condition")).stream().noneMatch(tests -> hasTest(tests, key))) {
      throw malformed("\"Federated\":\"" + provider
          + "\" is shared by many organizations: the statement must test " + key
          + " against a value of yours");
    }
  }

  private static boolean hasTest(JsonValue condition, String key) {
    return ((JsonObject) condition)
        .members().entrySet().stream()
            .filter(operator -> !operator.getKey().equalsIgnoreCase("Null"))
            .anyMatch(operator -> isTested((JsonObject) operator.getValue(), key));
  }

  /** Presence is no test, and neither is a pattern that every value matches. */
  private static boolean isTested(JsonObject keys, String key) {
    return keys.members().entrySet().stream()
        .filter(entry -> entry.getKey().equalsIgnoreCase(key))
        .anyMatch(entry -> oneOrMany(Optional.of(entry.getValue())).stream()
            .noneMatch(FederatedTrust::matchesEverything));
  }

  private static boolean matchesEverything(JsonValue value) {
    return value instanceof JsonString text
        && text.value().contains("*")
        && text.value().chars().allMatch(c -> c == '*' || c == '?');
  }

  private static List<JsonValue> providers(JsonObject statement) {
    return statement
        .get("Principal")
        .filter(JsonObject.class::isInstance)
        .map(principal -> oneOrMany(((JsonObject) principal).get("Federated")))
        .orElse(List.of());
  }

  /** The issuer of a provider: what follows {@code oidc-provider/}, or the built-in name itself. */
  private static String issuer(String provider) {
    int start = provider.indexOf(OIDC_PROVIDER);
    return start < 0 ? provider : provider.substring(start + OIDC_PROVIDER.length());
  }

  private static List<JsonValue> oneOrMany(Optional<JsonValue> value) {
    return value
        .map(present ->
            present instanceof JsonArray array ? array.elements() : List.<JsonValue>of(present))
        .orElse(List.of());
  }

  private StsException malformed(String problem) {
    return new StsException(
        StsError.MALFORMED_POLICY_DOCUMENT,
        "Invalid principal in policy: " + problem + " (trust policy of " + role.arn() + ")");
  }
}
