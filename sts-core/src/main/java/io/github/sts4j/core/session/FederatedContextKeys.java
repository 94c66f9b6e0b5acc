package io.github.sts4j.core.session;

import io.github.sts4j.policy.ConditionContext;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Fills in the condition keys that an identity provider vouches for: in the trust evaluation, and in the session (CK-4). */
final class FederatedContextKeys {
  /** SM-42: the SAML keys that hold lists, be it of one. */
  private static final Set<String> SAML_LISTS = Set.of(
      "saml:edupersonaffiliation",
      "saml:edupersonnickname",
      "saml:edupersonorgunitdn",
      "saml:edupersonentitlement",
      "saml:edupersonscopedaffiliation",
      "saml:edupersontargetedid",
      "saml:edupersonassurance",
      "saml:eduorghomepageuri",
      "saml:eduorgidentityauthnpolicyuri",
      "saml:eduorglegalname",
      "saml:eduorgsuperioruri",
      "saml:eduorgwhitepagesuri",
      "saml:cn");

  private FederatedContextKeys() {}

  static void put(ConditionContext.Builder context, Map<String, List<String>> keys) {
    keys.forEach((key, values) -> {
      if (values.size() == 1 && !isList(key)) {
        context.put(key, values.get(0));
      } else {
        context.putAll(key, values);
      }
    });
  }

  /** {@code aws:FederatedProvider} is there for every provider but those of SAML. */
  static boolean isFederatedProvider(String provider) {
    return !provider.contains(":saml-provider/");
  }

  /** A list of one is still a list, which no policy variable can name (EV-23). */
  private static boolean isList(String key) {
    String folded = key.toLowerCase(Locale.ROOT);
    return SAML_LISTS.contains(folded) // OI-30
        || (!folded.startsWith("saml:") && (folded.endsWith(":amr") || folded.endsWith(":oaud")));
  }
}
