package io.github.sts4j.core.token;

import static java.util.Objects.requireNonNull;

import io.github.sts4j.core.identity.AccessKeyId;
import io.github.sts4j.core.identity.AccountId;
import io.github.sts4j.core.identity.SecretAccessKey;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Everything a session is: whose it is, until when, and what narrows it. What a {@link SessionToken} carries.
 *
 * <p>Made by {@link #builder}, which lists the rules. An instance always keeps them. Immutable and safe for use by many
 * threads. {@link #toString} leaves the secret access key out.
 */
public final class SessionClaims {
  private final SessionLink link;
  private final SecretAccessKey secretAccessKey;
  private final String principalArn;
  private final PrincipalArn principal;
  private final Instant expiresAt;
  private final @Nullable String sessionPolicy;
  private final List<String> sessionPolicyArns;
  private final List<SessionTag> tags;
  private final @Nullable Instant mfaAuthenticatedAt;
  private final boolean chained;
  private final List<SessionLink> ancestors;
  private final @Nullable String identityProvider;
  private final SortedMap<String, List<String>> federatedContext;
  private final @Nullable AccountId delegate;
  private final @Nullable String firstPrincipal;

  SessionClaims(SessionClaimsBuilder from) {
    link = new SessionLink(
        required(from.kind, "kind"),
        required(from.accessKeyId, "accessKeyId"),
        required(from.principalId, "principalId"),
        Optional.ofNullable(from.sessionName),
        required(from.issuedAt, "issuedAt"),
        Optional.ofNullable(from.sourceIdentity));
    secretAccessKey = required(from.secretAccessKey, "secretAccessKey");
    principalArn = required(from.principalArn, "principalArn");
    principal = PrincipalArn.parse(principalArn);
    expiresAt = required(from.expiresAt, "expiresAt");
    sessionPolicy = from.sessionPolicy;
    sessionPolicyArns = from.sessionPolicyArns;
    tags = from.tags;
    mfaAuthenticatedAt = from.mfaAuthenticatedAt;
    chained = from.chained;
    ancestors = from.ancestors;
    identityProvider = from.identityProvider;
    federatedContext = from.federatedContext;
    delegate = from.delegate;
    firstPrincipal = from.firstPrincipal;
  }

  static <T> T required(@Nullable T value, String name) {
    if (value == null) {
      throw new IllegalArgumentException("session claims need `" + name + "`");
    }
    return requireNonNull(value, name);
  }

  /** A builder with nothing set. */
  public static SessionClaimsBuilder builder() {
    return new SessionClaimsBuilder();
  }

  /** Whose session it is and how it was obtained. */
  public SessionKind kind() {
    return link.kind();
  }

  /** The access key of the session; its token opens with no other. */
  public AccessKeyId accessKeyId() {
    return link.accessKeyId();
  }

  /** What the session's requests are signed with. */
  public SecretAccessKey secretAccessKey() {
    return secretAccessKey;
  }

  /** The ARN, with path, of the role, user or root whose session it is (CK-2). */
  public String principalArn() {
    return principalArn;
  }

  PrincipalArn principal() {
    return principal;
  }

  /** The account of {@link #principalArn}, which the access key encodes as well. */
  public AccountId account() {
    return principal.account();
  }

  /** The unique id of that role or user, or the account id of that root; the session ends with it (AR-25). */
  public String principalId() {
    return link.principalId();
  }

  /** The session name of a role session, the name of a federated user; empty for a user or root (CI-2). */
  public Optional<String> sessionName() {
    return link.sessionName();
  }

  /** When the session began, in whole seconds: {@code aws:TokenIssueTime} (CK-3). */
  public Instant issuedAt() {
    return link.issuedAt();
  }

  /** When the session ends, in whole seconds (CR-3). */
  public Instant expiresAt() {
    return expiresAt;
  }

  /** Who stands behind the session, the same along a whole chain (SI-2). */
  public Optional<String> sourceIdentity() {
    return link.sourceIdentity();
  }

  /** The inline session policy as JSON text, as it was passed (SP-5). */
  public Optional<String> sessionPolicy() {
    return Optional.ofNullable(sessionPolicy);
  }

  /** The managed session policies, to be looked up live (SP-5). */
  public List<String> sessionPolicyArns() {
    return sessionPolicyArns;
  }

  /** Whether any session policy, inline or managed, narrows the session (SP-7). */
  public boolean hasSessionPolicies() {
    return sessionPolicy != null || !sessionPolicyArns.isEmpty();
  }

  /** The passed and inherited tags; those of the role or user are not among them (ST-6). */
  public List<SessionTag> tags() {
    return tags;
  }

  /** When the user proved possession of an MFA device, if at all (GS-5, CK-10). */
  public Optional<Instant> mfaAuthenticatedAt() {
    return Optional.ofNullable(mfaAuthenticatedAt);
  }

  /** Whether the session was obtained with the credentials of a role session (AR-9). */
  public boolean isChained() {
    return chained;
  }

  /** The sessions this one came from, the oldest first. */
  public List<SessionLink> ancestors() {
    return ancestors;
  }

  /** This session as the last link of its chain: what a revocation may name it by. */
  public SessionLink link() {
    return link;
  }

  /** Who vouched for a session that began with an identity provider: its ARN, or its built-in name (CK-4, TP-11). */
  public Optional<String> identityProvider() {
    return Optional.ofNullable(identityProvider);
  }

  /** The condition keys that stay with such a session, each with its values (SM-41, OI-31). */
  public SortedMap<String, List<String>> federatedContext() {
    return federatedContext;
  }

  /** The account to which a delegated session was given (AU-13). */
  public Optional<AccountId> delegate() {
    return Optional.ofNullable(delegate);
  }

  /** Who began the chain of sessions that this one is the last of, for the record of its calls (LK-22); decides nothing. */
  public Optional<String> firstPrincipal() {
    return Optional.ofNullable(firstPrincipal);
  }

  /**
   * How many bytes of the token the session policies, the tags and the federated context take: the measure behind {@code
   * PackedPolicySize} (CR-5, CR-7). 0 if there are none; more of any is never fewer bytes.
   */
  public int packedSize() {
    return ClaimsEncoder.packedSize(this);
  }

  private List<Object> parts() {
    return List.of(
        link,
        principalArn,
        expiresAt,
        sessionPolicy(),
        sessionPolicyArns,
        tags,
        mfaAuthenticatedAt(),
        chained,
        ancestors,
        identityProvider(),
        federatedContext,
        delegate(),
        firstPrincipal());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SessionClaims that
        && parts().equals(that.parts())
        && secretAccessKey.equals(that.secretAccessKey);
  }

  @Override
  public int hashCode() {
    return Objects.hash(link, expiresAt);
  }

  /** All claims but the secret access key. */
  @Override
  public String toString() {
    return "SessionClaims" + parts();
  }
}
