package io.github.sts4j.core.audit;

import static java.util.Objects.requireNonNull;

import io.github.sts4j.core.identity.AccessKeyId;
import io.github.sts4j.core.identity.AccountId;
import io.github.sts4j.core.session.AuthenticatedCaller;
import io.github.sts4j.policy.Arn;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who made a recorded call (AU-4). Which parts are there depends on the type. Immutable.
 *
 * @param type the kind of caller
 * @param principalId the caller's unique id in the form of the type
 * @param arn the caller's ARN
 * @param accountId the caller's account
 * @param accessKeyId the key the call was made with: that of the call that made the session (AU-12)
 * @param userName the name of a user, or the identity provider's name of its subject
 * @param identityProvider the identity provider of a federated caller
 * @param sessionContext how the caller came by its session
 * @param invokedBy the host name of a service that called
 * @param delegate the account that acts for another in a delegated session (AU-13)
 */
public record UserIdentity(
    Type type,
    Optional<String> principalId,
    Optional<Arn> arn,
    Optional<AccountId> accountId,
    Optional<AccessKeyId> accessKeyId,
    Optional<String> userName,
    Optional<String> identityProvider,
    Optional<SessionContext> sessionContext,
    Optional<String> invokedBy,
    Optional<AccountId> delegate) {

  /** The kinds of caller that a record tells apart. */
  public enum Type {
    /** An account's root, also in a root session (RT-7). */
    ROOT("Root"),
    /** A user with a long-term key or a session of its own. */
    IAM_USER("IAMUser"),
    /** A role session. */
    ASSUMED_ROLE("AssumedRole"),
    /** A federated user's session. */
    FEDERATED_USER("FederatedUser"),
    /** Somebody a SAML provider vouches for. */
    SAML_USER("SAMLUser"),
    /** Somebody an OpenID Connect provider vouches for. */
    WEB_IDENTITY_USER("WebIdentityUser"),
    /** A caller of another account than the one the record is for (AU-9). */
    AWS_ACCOUNT("AWSAccount"),
    /** A service. */
    AWS_SERVICE("AWSService"),
    /** Nobody could be established. */
    UNKNOWN("Unknown");

    private final String text;

    Type(String text) {
      this.text = text;
    }

    /** The value of {@code userIdentity.type}. */
    public String text() {
      return text;
    }
  }

  public UserIdentity {
    requireNonNull(type, "type");
    requireNonNull(principalId, "principalId");
    requireNonNull(arn, "arn");
    requireNonNull(accountId, "accountId");
    requireNonNull(accessKeyId, "accessKeyId");
    requireNonNull(userName, "userName");
    requireNonNull(identityProvider, "identityProvider");
    requireNonNull(sessionContext, "sessionContext");
    requireNonNull(invokedBy, "invokedBy");
    requireNonNull(delegate, "delegate");
  }

  /** A caller that was authenticated. */
  public static UserIdentity of(AuthenticatedCaller caller) {
    return CallerIdentity.of(caller);
  }

  /**
   * Somebody whose SAML assertion was verified.
   *
   * @param nameQualifier of the provider (SA-14)
   * @param subject the name in the assertion
   */
  public static UserIdentity samlUser(String nameQualifier, String subject) {
    return new UserIdentityBuilder(Type.SAML_USER)
        .principalId(nameQualifier + ":" + subject)
        .userName(subject)
        .identityProvider(nameQualifier)
        .build();
  }

  /**
   * Somebody whose OpenID Connect token was verified.
   *
   * @param issuer of the token
   * @param applicationId whom the token was made for
   * @param userId the token's subject
   */
  public static UserIdentity webIdentityUser(String issuer, String applicationId, String userId) {
    return new UserIdentityBuilder(Type.WEB_IDENTITY_USER)
        .principalId(issuer + ":" + applicationId + ":" + userId)
        .userName(userId)
        .identityProvider(issuer)
        .build();
  }

  /** A service that calls on its own, such as {@code ec2.amazonaws.com}. */
  public static UserIdentity service(String host) {
    return new UserIdentityBuilder(Type.AWS_SERVICE).invokedBy(host).build();
  }

  /** Nobody could be established. */
  public static UserIdentity unknown() {
    return new UserIdentityBuilder(Type.UNKNOWN).build();
  }

  /** This identity as another account may see it: who it is by id, and no names (AU-9). */
  public UserIdentity seenFromAnotherAccount() {
    UserIdentityBuilder seen = new UserIdentityBuilder(Type.AWS_ACCOUNT);
    principalId.ifPresent(seen::principalId);
    accountId.ifPresent(seen::accountId);
    return seen.build();
  }

  Map<String, @Nullable Object> toMap() {
    return new JsonMembers()
        .put("type", type.text())
        .put("principalId", principalId)
        .put("arn", arn)
        .put("accountId", accountId)
        .put("accessKeyId", accessKeyId)
        .put("userName", userName)
        .put("sessionContext", sessionContext.map(SessionContext::toMap))
        .put("invokedBy", invokedBy)
        .put("identityProvider", identityProvider)
        .put("invokedByDelegate", delegate.map(account -> Map.of("accountId", account.value())))
        .toMap();
  }
}
