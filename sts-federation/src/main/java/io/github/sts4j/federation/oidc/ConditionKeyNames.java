package io.github.sts4j.federation.oidc;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The names of an issuer's condition keys, {@code <issuer without scheme>:<claim>}; the usual ones are made once. Immutable. */
final class ConditionKeyNames {
  private static final Set<String> STANDARD = Set.of("aud", "oaud", "sub", "amr", "email");

  private final String prefix;
  private final Map<String, String> usual = new HashMap<>();

  /**
   * @param issuer the issuer's URL
   * @param claims which become condition keys besides the standard ones
   */
  ConditionKeyNames(String issuer, Set<String> claims) {
    prefix = issuer.substring(issuer.indexOf("://") + 3);
    STANDARD.forEach(this::add);
    claims.forEach(this::add);
  }

  /** The issuer without its scheme: what the names begin with (section 8.2.4). */
  String prefix() {
    return prefix;
  }

  /** The condition key of a claim. */
  String of(String claim) {
    String known = usual.get(claim);
    return known == null ? made(claim) : known;
  }

  private void add(String claim) {
    usual.put(claim, made(claim));
  }

  private String made(String claim) {
    return prefix + ":" + claim;
  }
}
