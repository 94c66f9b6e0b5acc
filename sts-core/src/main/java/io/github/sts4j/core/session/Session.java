package io.github.sts4j.core.session;

import static java.util.Objects.requireNonNull;

import io.github.sts4j.core.identity.AccessKeyId;
import io.github.sts4j.core.identity.AccountId;
import io.github.sts4j.core.identity.SecretAccessKey;
import io.github.sts4j.core.identity.UniqueId;
import io.github.sts4j.core.sigv4.RequestSignature;
import io.github.sts4j.core.sigv4.SigningKey;
import io.github.sts4j.core.token.SessionClaims;
import io.github.sts4j.core.token.SessionKind;
import io.github.sts4j.core.token.SessionLink;
import io.github.sts4j.core.token.SessionTag;
import io.github.sts4j.policy.Arn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A session whose token was opened, that is not over, and whose role or user exists. Only {@link SessionVerifier} makes
 * one. Immutable; it says what was true when it was verified, so keep it no longer than the request it came with.
 */
public final class Session implements AuthenticatedCaller {
  private final SessionClaims claims;
  private final Arn principalArn;
  private final UniqueId principalId;
  private final AccountId account;
  private final Optional<Instant> mfaAuthenticatedAt;
  // Written when somebody asks; whoever comes at the same time writes the same.
  private @Nullable Arn arn;
  // The one that verified this session's last request: most sessions sign for one service in one
  // region.
  private volatile @Nullable SigningKey signingKey;

  Session(SessionClaims claims) {
    this(claims, claims.mfaAuthenticatedAt());
  }

  private Session(SessionClaims claims, Optional<Instant> mfaAuthenticatedAt) {
    this.claims = requireNonNull(claims, "claims");
    this.principalArn = Arn.parse(claims.principalArn());
    this.principalId = UniqueId.of(claims.principalId());
    this.account = AccountId.of(principalArn.account());
    this.mfaAuthenticatedAt = mfaAuthenticatedAt;
  }

  /** Which action made the session: of a role, of a user, ... */
  public SessionKind kind() {
    return claims.kind();
  }

  /** The ARN of the role or user whose session this is, with its path. */
  public Arn principalArn() {
    return principalArn;
  }

  /** The unique id of the role or user whose session this is; for an account root, its account's id. */
  public UniqueId principalId() {
    return principalId;
  }

  /** Whether this is a session of a role, by whatever action. */
  boolean isOfRole() {
    return principalArn.resource().startsWith("role/");
  }

  /** Whether this is a session of an account root, by whatever action. */
  public boolean isOfRoot() {
    return principalArn.resource().equals("root");
  }

  /** The session's name; for a federated user, the name given. Empty for sessions of users and roots. */
  public Optional<String> sessionName() {
    return claims.sessionName();
  }

  /**
   * {@code assumed-role/<role>/<session>} of the role's account, {@code federated-user/<name>}, or the user's or root's own
   * ARN (CI-2).
   */
  @Override
  public Arn arn() {
    Arn known = arn;
    if (known == null) {
      known = ownArn();
      arn = known;
    }
    return known;
  }

  private Arn ownArn() {
    if (claims.kind() == SessionKind.FEDERATED_USER) {
      return sts("federated-user/" + name());
    }
    return isOfRole()
        ? sts("assumed-role/" + lastSegment(principalArn) + "/" + name())
        : principalArn;
  }

  @Override
  public String userId() {
    return claims.link().userId();
  }

  @Override
  public AccountId account() {
    return account;
  }

  @Override
  public Optional<AccessKeyId> accessKeyId() {
    return Optional.of(claims.accessKeyId());
  }

  /** When the session was issued, in whole seconds: {@code aws:TokenIssueTime} (CK-3). */
  public Instant issuedAt() {
    return claims.issuedAt();
  }

  /** When the session ends, in whole seconds; at this instant it is over. */
  public Instant expiresAt() {
    return claims.expiresAt();
  }

  /** The source identity, constant along a chain of sessions (SI-2). */
  public Optional<String> sourceIdentity() {
    return claims.sourceIdentity();
  }

  /** The tags passed or inherited when the session was made; the role's own tags are not among them (ST-6). */
  public List<SessionTag> tags() {
    return claims.tags();
  }

  /** Whether the session was obtained with the credentials of another session. */
  public boolean isChained() {
    return claims.isChained();
  }

  /** The access key ids of the sessions this one was chained from, oldest first. */
  public List<AccessKeyId> ancestors() {
    return claims.ancestors().stream().map(SessionLink::accessKeyId).toList();
  }

  /**
   * The chain of sessions that ends with this one, the oldest first: what a session that is obtained with its credentials has
   * as {@linkplain io.github.sts4j.core.token.SessionClaimsBuilder#ancestors ancestors}.
   */
  public List<SessionLink> chain() {
    List<SessionLink> chain = new ArrayList<>(claims.ancestors());
    chain.add(claims.link());
    return List.copyOf(chain);
  }

  /**
   * Who began the chain that this session is the last of (LK-22): the ARN of the caller, or the identity provider and what it
   * calls its subject, at most 2048 characters. For the record of calls; it decides nothing.
   */
  public Optional<String> firstPrincipal() {
    boolean own = claims.kind() == SessionKind.USER || claims.kind() == SessionKind.FEDERATED_USER;
    return own ? Optional.of(claims.principalArn()) : claims.firstPrincipal();
  }

  /** Everything this session is, without its secret (LK-13). */
  public SessionDescription describe() {
    return new SessionDescription(
        kind(),
        arn(),
        userId(),
        account(),
        claims.accessKeyId(),
        issuedAt(),
        expiresAt(),
        sourceIdentity(),
        tags(),
        sessionPolicy(),
        sessionPolicyArns(),
        mfaAuthenticatedAt,
        isChained(),
        ancestors(),
        firstPrincipal(),
        identityProvider(),
        federatedContext(),
        delegate());
  }

  /** Who vouched for a session that began with an identity provider: its ARN, or its built-in name (TP-11). */
  public Optional<String> identityProvider() {
    return claims.identityProvider();
  }

  /** The condition keys that such a session keeps, each with its values (SM-41, OI-31). */
  public Map<String, List<String>> federatedContext() {
    return claims.federatedContext();
  }

  /** The account to which a delegated session was given (AU-13). */
  public Optional<AccountId> delegate() {
    return claims.delegate();
  }

  @Override
  public Optional<Instant> mfaAuthenticatedAt() {
    return mfaAuthenticatedAt;
  }

  @Override
  public Session withMfaAuthenticatedAt(Instant instant) {
    return new Session(claims, Optional.of(instant));
  }

  /** The inline session policy, fixed at issue (SP-5). */
  Optional<String> sessionPolicy() {
    return claims.sessionPolicy();
  }

  /** The managed session policies, looked up at each request (SP-5). */
  List<String> sessionPolicyArns() {
    return claims.sessionPolicyArns();
  }

  /** The key of an earlier request, if it is the one for this signature. */
  @Nullable
  SigningKey signingKeyFor(RequestSignature signature) {
    SigningKey known = signingKey;
    return known != null && known.isFor(signature) ? known : null;
  }

  /** Keeps a key that has verified a request of this session. */
  void keep(SigningKey proven) {
    signingKey = proven;
  }

  SessionClaims claims() {
    return claims;
  }

  SecretAccessKey secretAccessKey() {
    return claims.secretAccessKey();
  }

  private Arn sts(String resource) {
    return new Arn(principalArn.partition(), "sts", "", principalArn.account(), resource);
  }

  private String name() {
    return claims.sessionName().orElseThrow();
  }

  private static String lastSegment(Arn arn) {
    return arn.resource().substring(arn.resource().lastIndexOf('/') + 1);
  }

  @Override
  public String toString() {
    return "Session[" + arn() + ", " + claims.accessKeyId() + ", expires " + claims.expiresAt()
        + "]";
  }
}
