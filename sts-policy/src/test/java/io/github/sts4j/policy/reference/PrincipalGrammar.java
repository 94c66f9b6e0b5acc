package io.github.sts4j.policy.reference;

import io.github.sts4j.policy.json.JsonString;
import io.github.sts4j.policy.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Which principals may be written where: «Principals» of the cases' README, TP-3 to TP-9. */
final class PrincipalGrammar {
  private static final Set<String> TYPES = Set.of("AWS", "Service", "Federated", "CanonicalUser");

  static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");
  static final Pattern UNIQUE_ID = Pattern.compile("(AIDA|AROA)[0-9A-Z]{12,}");
  static final Pattern ROOT = Pattern.compile("arn:([^:]+):iam:[^:]*:([^:]*):root");
  private static final Pattern CALLER = Pattern.compile(
      "arn:[^:]+:(iam:[^:]*:[^:]+:(user|role)/.+"
          + "|sts:[^:]*:[^:]+:(assumed-role/[^/]*/.+|federated-user/.+))",
      Pattern.DOTALL);

  private final Kind kind;

  PrincipalGrammar(Kind kind) {
    this.kind = kind;
  }

  List<Rule.Named> read(JsonValue value, boolean negated) {
    List<Rule.Named> principals = new ArrayList<>();
    if (value instanceof JsonString) {
      principals.add(new Rule.Named("", Grammar.string(value)));
    } else {
      Grammar.object(value).members().forEach((type, texts) -> {
        Malformed.unless(TYPES.contains(type), "unknown type");
        Grammar.strings(texts).forEach(text -> principals.add(new Rule.Named(type, text)));
      });
    }
    principals.forEach(this::check);
    Malformed.unless(!negated || !principals.isEmpty(), "an empty `NotPrincipal` is everybody");
    if (kind == Kind.RESOURCE_CONTROL) {
      // A specific principal in an RCP.
      Malformed.unless(!principals.isEmpty(), "no principal in a resource control policy");
      Malformed.unless(
          principals.stream().allMatch(PrincipalGrammar::isEverybody), "a specific principal");
    }
    return principals;
  }

  static boolean isEverybody(Rule.Named principal) {
    return principal.text().equals("*")
        && (principal.type().isEmpty() || principal.type().equals("AWS"));
  }

  private void check(Rule.Named principal) {
    String text = principal.text();
    // TP-5: a trust policy does not take the bare asterisk, only {"AWS": "*"}.
    Malformed.unless(
        !principal.type().isEmpty() || (text.equals("*") && kind != Kind.TRUST), "not a principal");
    // TP-3: canonical user forms do not apply to trust policies.
    Malformed.unless(
        !principal.type().equals("CanonicalUser") || kind != Kind.TRUST, "a canonical user");
    if (!isEverybody(principal)) {
      // TP-4, TP-5: no partial wildcards, and `*` of no other type.
      Malformed.unless(!text.contains("*") && !text.contains("?"), "a wildcard in a principal");
      Malformed.unless(!text.isBlank(), "a blank principal");
      Malformed.unless(!principal.type().equals("AWS") || isAws(text), "names no caller");
    }
  }

  private static boolean isAws(String text) {
    return ACCOUNT.matcher(text).matches()
        || UNIQUE_ID.matcher(text).matches()
        || ROOT.matcher(text).matches()
        || CALLER.matcher(text).matches();
  }
}
