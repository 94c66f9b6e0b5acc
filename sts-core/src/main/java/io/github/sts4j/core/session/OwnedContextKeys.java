package io.github.sts4j.core.session;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The condition keys that this library derives from the verified caller, the clock and the connection. Each key has one
 * owner: what a host passes in for a request cannot collide with them.
 */
final class OwnedContextKeys {
  private static final Set<String> NAMES = Set.of(
      "aws:userid",
      "aws:username",
      "aws:tokenissuetime",
      "aws:multifactorauthpresent",
      "aws:multifactorauthage",
      "aws:sourceidentity",
      "aws:federatedprovider",
      "aws:assumedroot",
      "aws:currenttime",
      "aws:epochtime",
      "aws:viaawsservice",
      "aws:sourceip",
      "aws:securetransport",
      "aws:useragent",
      "aws:referer",
      "aws:requestedregion");
  private static final List<String> PREFIXES = List.of("aws:principal");

  private OwnedContextKeys() {}

  static void refuse(String key) {
    String folded = key.toLowerCase(Locale.ROOT);
    if (NAMES.contains(folded) || PREFIXES.stream().anyMatch(folded::startsWith)) {
      throw new IllegalArgumentException("condition key `" + key
          + "` is derived from the verified caller, the clock or the connection; leave it out,"
          + " or describe the connection with RequestEnvironment");
    }
  }
}
