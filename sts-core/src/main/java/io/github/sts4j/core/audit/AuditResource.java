package io.github.sts4j.core.audit;

import static java.util.Objects.requireNonNull;

import io.github.sts4j.core.identity.AccountId;
import io.github.sts4j.policy.Arn;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something a call was about (AU-8).
 *
 * @param arn which it is
 * @param type what it is, such as {@code AWS::IAM::Role}
 */
public record AuditResource(Arn arn, String type) {
  private static final String ROLE = "AWS::IAM::Role";
  private static final String SAML_PROVIDER = "AWS::IAM::SAMLProvider";

  public AuditResource {
    requireNonNull(arn, "arn");
    requireNonNull(type, "type");
  }

  /** A role. */
  public static AuditResource role(Arn arn) {
    return new AuditResource(arn, ROLE);
  }

  /** A SAML provider. */
  public static AuditResource samlProvider(Arn arn) {
    return new AuditResource(arn, SAML_PROVIDER);
  }

  Map<String, @Nullable Object> toMap() {
    // What is AWS's own has `aws` in the place of an account.
    Optional<String> account = Optional.of(arn.account()).filter(AccountId::isValid);
    return new JsonMembers()
        .put("ARN", arn)
        .put("accountId", account)
        .put("type", type)
        .toMap();
  }
}
