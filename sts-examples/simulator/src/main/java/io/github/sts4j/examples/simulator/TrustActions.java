package io.github.sts4j.examples.simulator;

import java.util.Locale;
import java.util.Set;

/** The actions that make sessions of a role, which the role's trust policy decides (TP-1). */
final class TrustActions {
  private static final Set<String> OTHERS = Set.of("sts:tagsession", "sts:setsourceidentity");

  private TrustActions() {}

  /** Whether this action on this resource is one of them on a role. */
  static boolean isTrust(String action, String resource) {
    String folded = action.toLowerCase(Locale.ROOT);
    String[] arn = resource.split(":", 6);
    boolean role = arn.length == 6 && arn[2].equals("iam") && arn[5].startsWith("role/");
    return role && (folded.startsWith("sts:assumerole") || OTHERS.contains(folded));
  }
}
