package io.github.sts4j.policy;

import io.github.sts4j.policy.json.JsonValue;

/** Reads an entry under `AWS` other than `*`: an account, an ARN that names a caller, or a unique id. */
final class AwsPrincipalParser {
  private static final int ACCOUNT_LENGTH = 12;
  private static final int MIN_ID_LENGTH = 16;

  private AwsPrincipalParser() {}

  static PrincipalPattern parse(JsonValue place, String text) {
    // TP-6: an account id and its root ARN are the same.
    if (isAccount(text)) {
      return new PrincipalPattern.Account(null, text);
    }
    if (isUniqueId(text)) {
      return new PrincipalPattern.UniqueId(text);
    }
    // TP-4
    if (text.indexOf('*') >= 0 || text.indexOf('?') >= 0) {
      throw PolicyParseException.at(
          place,
          "`" + text
              + "`: a principal takes no partial wildcard; list the callers, or use `*` with a condition on"
              + " `aws:PrincipalArn`");
    }
    try {
      return arn(Arn.parse(text));
    } catch (IllegalArgumentException problem) {
      throw PolicyParseException.at(
          place,
          "`" + text
              + "` is no principal; write `*`, an account id, a unique id, or the ARN of an account root,"
              + " user, role, role session or federated user");
    }
  }

  private static PrincipalPattern arn(Arn arn) {
    RequestPrincipal named = PrincipalArns.principal(arn);
    if (named instanceof RequestPrincipal.AccountRoot) {
      return new PrincipalPattern.Account(arn.partition(), arn.account());
    }
    if (named instanceof RequestPrincipal.User) {
      return new PrincipalPattern.User(arn);
    }
    if (named instanceof RequestPrincipal.Role) {
      return new PrincipalPattern.Role(arn, PrincipalArns.name(arn));
    }
    if (named instanceof RequestPrincipal.RoleSession) {
      return new PrincipalPattern.RoleSession(
          arn, arn.toString(), PrincipalArns.sessionName(arn), null);
    }
    return new PrincipalPattern.FederatedUser(arn, arn.toString());
  }

  private static boolean isAccount(String text) {
    return text.length() == ACCOUNT_LENGTH && Letters.all(text, 0, text.length(), Letters::isDigit);
  }

  /** TP-7: what a saved policy holds in place of the ARN of a user or role. */
  private static boolean isUniqueId(String text) {
    return text.length() >= MIN_ID_LENGTH
        && (text.startsWith("AIDA") || text.startsWith("AROA"))
        && Letters.all(text, 0, text.length(), c -> Letters.isDigit(c) || (c >= 'A' && c <= 'Z'));
  }
}
