package io.github.sts4j.federation.oidc;

import io.github.sts4j.core.federation.FederatedIdentity;
import io.github.sts4j.policy.json.JsonArray;
import io.github.sts4j.policy.json.JsonObject;
import io.github.sts4j.policy.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Turns claims into condition keys, {@code <issuer without scheme>:<claim>} (OI-30 to OI-32). Only claims that are named
 * here or by the issuer's profile become keys, unless the registration asks for all of them (LK-11).
 */
final class ConditionKeys {
  private static final String AWS_CLAIMS = "https://aws.amazon.com/";
  private static final int USUAL_KEYS = 16;

  private final ConditionKeyNames names;
  private final FederatedIdentity.Builder identity;
  private final boolean allLast;
  private final List<String> added = new ArrayList<>(USUAL_KEYS);

  /**
   * @param names what the issuer's keys are called
   * @param identity what the keys are added to
   * @param allLast whether every standard key stays with the session
   */
  ConditionKeys(ConditionKeyNames names, FederatedIdentity.Builder identity, boolean allLast) {
    this.names = names;
    this.identity = identity;
    this.allLast = allLast;
  }

  void standard(Claims claims, String subject, TokenAudience audience) {
    add("sub", List.of(subject), true);
    add("aud", List.of(audience.value()), true);
    if (audience.authorizedParty().isPresent()) {
      add("oaud", audience.listed(), allLast);
    }
    added.add("oaud"); // no claim of that name may stand in for it
    optional(claims, "amr", true);
    optional(claims, "email", false);
  }

  /** A standard claim that cannot be tested must not look absent: a condition that negates would then hold. */
  private void optional(Claims claims, String name, boolean lasts) {
    Optional<JsonValue> claim = claims.present(name);
    if (claim.isEmpty() || isEmptyArray(claim.get())) {
      return;
    }
    Optional<List<String>> values = ClaimValues.of(claim.get());
    if (values.isEmpty()) {
      throw Claims.wrong(name, "must be a string or an array of strings");
    }
    add(name, values.get(), lasts);
  }

  private static boolean isEmptyArray(JsonValue value) {
    return value instanceof JsonArray array && array.elements().isEmpty();
  }

  /** The claims the issuer's profile names; for the trust evaluation only (OI-32). */
  void named(Claims claims) {
    for (Map.Entry<String, String> chosen : names.chosen()) {
      Optional<List<String>> values =
          ClaimValues.at(claims.object(), chosen.getKey()).flatMap(ClaimValues::of);
      if (values.isPresent()) {
        added.add(chosen.getKey());
        identity.trustContext(chosen.getValue(), values.get());
      }
    }
  }

  /**
   * Every other claim; members of an object are named by their path. Of two claims with one key, ignoring case, one would
   * hide the other: such a token is refused.
   */
  void all(Claims claims) {
    Set<String> taken = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    taken.addAll(added);
    all("", claims.object(), Set.copyOf(added), taken);
  }

  private void all(String path, JsonObject object, Set<String> before, Set<String> taken) {
    object.members().forEach((name, value) -> {
      String claim = path + name;
      if (claim.startsWith(AWS_CLAIMS)) {
        return;
      }
      if (value instanceof JsonObject nested) {
        all(claim + "/", nested, before, taken);
      } else if (!before.contains(claim)) {
        ClaimValues.of(value).ifPresent(values -> addNew(claim, values, taken));
      }
    });
  }

  private void addNew(String claim, List<String> values, Set<String> taken) {
    if (!taken.add(claim)) {
      throw Claims.wrong(claim, "is the same condition key as another one");
    }
    add(claim, values, false);
  }

  private void add(String claim, List<String> values, boolean lasts) {
    added.add(claim);
    if (lasts) {
      identity.lastingContext(names.of(claim), values);
    } else {
      identity.trustContext(names.of(claim), values);
    }
  }
}
