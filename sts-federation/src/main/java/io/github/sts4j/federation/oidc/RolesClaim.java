package io.github.sts4j.federation.oidc;

import io.github.sts4j.core.error.StsException;
import io.github.sts4j.policy.Arn;
import io.github.sts4j.policy.json.JsonArray;
import io.github.sts4j.policy.json.JsonString;
import io.github.sts4j.policy.json.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The claim by which a provider limits a token to certain roles (OI-33). */
final class RolesClaim {
  static final String NAME = "https://aws.amazon.com/roles";

  private RolesClaim() {}

  /**
   * Whether the provider authorized the role by name; false when it says nothing of roles.
   *
   * @throws StsException {@code InvalidIdentityToken} when it lists roles and this is not among them
   */
  static boolean authorizes(Claims claims, Arn role) {
    Optional<JsonValue> claim = claims.present(NAME);
    if (claim.isEmpty()) {
      return false;
    }
    if (!roles(claim.get()).contains(role.toString())) {
      throw Refusal.invalid(
          "The token does not list the requested role in its claim " + NAME,
          "the token's roles do not include " + Refusal.quoted(role.toString()));
    }
    return true;
  }

  private static List<String> roles(JsonValue claim) {
    if (claim instanceof JsonString text) {
      return Arrays.stream(text.value().split(";", -1)).map(String::strip).toList();
    }
    if (claim instanceof JsonArray array
        && array.elements().stream().allMatch(JsonString.class::isInstance)) {
      return array.elements().stream()
          .map(element -> ((JsonString) element).value().strip())
          .toList();
    }
    throw Claims.wrong(NAME, "must be an array of role ARNs, or one string with semicolons");
  }
}
