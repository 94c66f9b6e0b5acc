package io.github.sts4j.core.session;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The condition keys that this library derives from the verified caller, the clock and the connection. Each key has one
 * owner: what a host passes in for a request cannot collide with them.
 */
final class OwnedContextKeys {
  /** The order folds letters as the evaluator does: a long s or a dotless i must not slip through. */
  private static final Set<String> NAMES = ignoringCase(
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
      "aws:requestedregion",
      "aws:resourceaccount");

  /** Those that calls of the service itself have most: none of them is owned, and to find that out takes time. */
  private static final String[] NEVER_OWNED = {
    "aws:RequestTag/", "sts:", "aws:ResourceTag/", "iam:ResourceTag/", "aws:TagKeys"
  };

  private OwnedContextKeys() {}

  /** @throws IllegalArgumentException if the key is one of these */
  static void refuse(String key) {
    if (isNeverOwned(key)) {
      return;
    }
    boolean ofAws = startsWith(key, "aws:");
    if ((ofAws && NAMES.contains(key))
        || startsWith(key, "aws:principal")
        || startsWith(key, "saml:")
        || isOfIssuer(key)) {
      throw new IllegalArgumentException("condition key `" + key
          + "` is derived from the verified caller, the clock or the connection; leave it out,"
          + " or describe the connection with RequestEnvironment");
    }
  }

  /** OI-30: {@code <issuer>:<claim>}. Issuers are host names, services have neither dots nor slashes in theirs. */
  private static boolean isOfIssuer(String key) {
    int colon = key.indexOf(':');
    return isWithin(colon, key.indexOf('.')) || isWithin(colon, key.indexOf('/'));
  }

  private static boolean isWithin(int end, int index) {
    return index >= 0 && index < end;
  }

  private static boolean isNeverOwned(String key) {
    for (String prefix : NEVER_OWNED) {
      if (key.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }

  private static boolean startsWith(String key, String prefix) {
    return key.regionMatches(true, 0, prefix, 0, prefix.length());
  }

  private static Set<String> ignoringCase(String... names) {
    Set<String> set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    set.addAll(List.of(names));
    return Collections.unmodifiableSet(set);
  }
}
