package io.github.sts4j.federation.oidc;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The names of an issuer's condition keys, {@code <issuer without scheme>:<claim>}; the usual ones are made once. Immutable. */
final class ConditionKeyNames {
  private static final Set<String> STANDARD = Set.of("aud", "oaud", "sub", "amr", "email");

  private final String prefix;
  private final Map<String, String> standard = new HashMap<>();
  private final List<Map.Entry<String, String>> chosen;

  /**
   * @param issuer the issuer's URL
   * @param claims which become condition keys besides the standard ones
   */
  ConditionKeyNames(String issuer, Set<String> claims) {
    prefix = issuer.substring(issuer.indexOf("://") + 3);
    STANDARD.forEach(claim -> standard.put(claim, made(claim)));
    chosen = claims.stream()
        .sorted(Comparator.comparingInt(String::length) // about the order an identity keeps them in
            .thenComparing(claim -> new StringBuilder(claim).reverse().toString()))
        .map(claim -> Map.entry(claim, made(claim)))
        .toList();
  }

  /** The issuer without its scheme: what the names begin with (section 8.2.4). */
  String prefix() {
    return prefix;
  }

  /** The condition key of a claim. */
  String of(String claim) {
    String known = standard.get(claim);
    return known == null ? made(claim) : known;
  }

  /** The claims that become condition keys besides the standard ones, each with its key. */
  List<Map.Entry<String, String>> chosen() {
    return chosen;
  }

  private String made(String claim) {
    return prefix + ":" + claim;
  }
}
