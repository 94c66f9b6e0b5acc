package io.github.sts4j.core.identity;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The OpenID Connect issuers that many organizations share. Whoever trusts one without testing whose token it is trusts
 * every customer of that issuer, so a trust policy must test the key given here (TP-12).
 */
final class SharedOidcIssuers {
  /** The one issuer whose control is the session name, which its owner sets to the customer's workspace. */
  private static final String SESSION_NAME_ISSUER =
      "sts.windows.net/33e01921-4d64-4f8c-a055-5bdaffd5e33d";

  private static final Map<String, String> REQUIRED_KEYS = Stream.of(
          suffixed(
              ":sub",
              "token.actions.githubusercontent.com",
              "vstoken.actions.githubusercontent.com",
              "oidc-configuration.audit-log.githubusercontent.com",
              "gitlab.com",
              "agent.buildkite.com",
              "oidc.codefresh.io",
              "studio.datachain.ai/api",
              "scalr.io",
              "tokens.cloud.shisho.dev",
              "app.terraform.io",
              "proidc.upbound.io",
              "rh-oidc.s3.us-east-1.amazonaws.com/22ejnvnnturfmt6km08idd0nt4hekbn7",
              "rh-oidc.s3.us-east-1.amazonaws.com/23e3sd27sju1hoou6ohfs68vbno607tr",
              "rh-oidc.s3.us-east-1.amazonaws.com/23ne21h005qjl3n33d8dui5dlrmv2tmg",
              "rh-oidc.s3.us-east-1.amazonaws.com/24jrf12m5dj7ljlfb4ta2frhrcoadm26",
              "oidc.op1.openshiftapps.com/2c51blsaqa9gkjt0o9rt11mle8mmropu",
              "oidc.op1.openshiftapps.com/2f785sojlpb85i7402pk3qogugim5nfb"),
          suffixed(
              ":aud",
              "cognito-identity.amazonaws.com",
              "api.pulumi.com/oidc",
              "sandboxes.cloud",
              "oidc.vercel.com"),
          Stream.of(Map.entry(SESSION_NAME_ISSUER, "sts:RoleSessionName")))
      .flatMap(entries -> entries)
      .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

  private SharedOidcIssuers() {}

  /** The condition key that trust in this issuer must test; empty when the issuer is not a shared one. */
  static Optional<String> requiredKey(String issuer) {
    String host = issuer.toLowerCase(Locale.ROOT);
    return Optional.ofNullable(
        REQUIRED_KEYS.get(host.endsWith("/") ? host.substring(0, host.length() - 1) : host));
  }

  private static Stream<Map.Entry<String, String>> suffixed(String suffix, String... issuers) {
    return Stream.of(issuers).map(issuer -> Map.entry(issuer, issuer + suffix));
  }
}
