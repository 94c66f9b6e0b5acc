package io.github.sts4j.core.token;

import static java.util.Objects.requireNonNull;

import io.github.sts4j.core.identity.AccessKeyId;
import io.github.sts4j.core.identity.AccountId;
import io.github.sts4j.core.identity.SecretAccessKey;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Builds {@link SessionClaims}. Kind, access key id, secret, principal, principal id, issue and expiry are mandatory. A
 * list replaces the one set before. For use by one thread.
 */
public final class SessionClaimsBuilder {
  /** What {@link #newKey} draws: for the key id, and for the secret. */
  private static final int KEY_BYTES = Long.BYTES + 30;

  @Nullable
  SessionKind kind;

  @Nullable
  AccessKeyId accessKeyId;

  @Nullable
  SecretAccessKey secretAccessKey;

  @Nullable
  String principalArn;

  @Nullable
  String principalId;

  @Nullable
  String sessionName;

  @Nullable
  Instant issuedAt;

  @Nullable
  Instant expiresAt;

  @Nullable
  String sourceIdentity;

  @Nullable
  String sessionPolicy;

  List<String> sessionPolicyArns = List.of();
  List<SessionTag> tags = List.of();

  @Nullable
  Instant mfaAuthenticatedAt;

  boolean chained;
  List<SessionLink> ancestors = List.of();

  @Nullable
  String identityProvider;

  // Never changed, only replaced.
  SortedMap<String, List<String>> federatedContext = Collections.emptySortedMap();

  @Nullable
  AccountId delegate;

  @Nullable
  String firstPrincipal;

  SessionClaimsBuilder() {}

  /** Whose session it is and how it was obtained. Mandatory. */
  public SessionClaimsBuilder kind(SessionKind kind) {
    this.kind = requireNonNull(kind, "kind");
    return this;
  }

  /** A temporary key that encodes the principal's account (CR-2). Mandatory. */
  public SessionClaimsBuilder accessKeyId(AccessKeyId accessKeyId) {
    this.accessKeyId = requireNonNull(accessKeyId, "accessKeyId");
    return this;
  }

  /** What the session's requests are signed with. Mandatory. */
  public SessionClaimsBuilder secretAccessKey(SecretAccessKey secretAccessKey) {
    this.secretAccessKey = requireNonNull(secretAccessKey, "secretAccessKey");
    return this;
  }

  /**
   * A new {@link #accessKeyId} of this account and a new {@link #secretAccessKey}, in one draw: to ask a secure generator
   * costs more than what it gives.
   *
   * @param random cryptographically strong, such as {@link java.security.SecureRandom}
   */
  public SessionClaimsBuilder newKey(AccountId account, RandomGenerator random) {
    RandomGenerator drawn = DrawnBytes.of(random, KEY_BYTES);
    return accessKeyId(AccessKeyId.temporary(account, drawn))
        .secretAccessKey(SecretAccessKey.generate(drawn));
  }

  /**
   * The ARN, with path, of the role, user or root whose session it is: a role for {@link SessionKind#ROLE}, a user or
   * root for {@link SessionKind#USER} and {@link SessionKind#FEDERATED_USER}, a root for {@link SessionKind#ROOT}, any of
   * them for {@link SessionKind#DELEGATED}. Mandatory.
   */
  public SessionClaimsBuilder principalArn(String principalArn) {
    this.principalArn = requireNonNull(principalArn, "principalArn");
    return this;
  }

  /** The unique id of that role or user, or the account id of that root: 12 to 128 of {@code A-Z a-z 0-9 _}. Mandatory. */
  public SessionClaimsBuilder principalId(String principalId) {
    this.principalId = requireNonNull(principalId, "principalId");
    return this;
  }

  /** 2 to 64 of {@code A-Z a-z 0-9 _+=,.@-}; mandatory for a session of a role and a federated user, none for others. */
  public SessionClaimsBuilder sessionName(String sessionName) {
    this.sessionName = requireNonNull(sessionName, "sessionName");
    return this;
  }

  /** When the session begins, in whole seconds. Mandatory. */
  public SessionClaimsBuilder issuedAt(Instant issuedAt) {
    this.issuedAt = requireNonNull(issuedAt, "issuedAt");
    return this;
  }

  /** When the session ends, in whole seconds: 1 to 129,600 after the issue (PT-3), 0 too for a root (RT-8). Mandatory. */
  public SessionClaimsBuilder expiresAt(Instant expiresAt) {
    this.expiresAt = requireNonNull(expiresAt, "expiresAt");
    return this;
  }

  /** 2 to 256 of {@code A-Z a-z 0-9 _+=,.@-}. */
  public SessionClaimsBuilder sourceIdentity(String sourceIdentity) {
    this.sourceIdentity = requireNonNull(sourceIdentity, "sourceIdentity");
    return this;
  }

  /** The inline session policy: at least 1 of tab, line feed, carriage return and U+0020 to U+00FF. */
  public SessionClaimsBuilder sessionPolicy(String sessionPolicy) {
    this.sessionPolicy = requireNonNull(sessionPolicy, "sessionPolicy");
    return this;
  }

  /** At most 10 ARNs of managed policies (SP-1). */
  public SessionClaimsBuilder sessionPolicyArns(List<String> sessionPolicyArns) {
    this.sessionPolicyArns = List.copyOf(sessionPolicyArns);
    return this;
  }

  /** Tags whose keys differ by more than case (PT-7). */
  public SessionClaimsBuilder tags(List<SessionTag> tags) {
    this.tags = List.copyOf(tags);
    return this;
  }

  /** Tags that were checked where they were read, and must not be made into objects for a copy. */
  void plainTags(PlainTags plainTags) {
    this.tags = plainTags;
  }

  /** When the user proved possession of an MFA device, in whole seconds and not after the issue. */
  public SessionClaimsBuilder mfaAuthenticatedAt(Instant mfaAuthenticatedAt) {
    this.mfaAuthenticatedAt = requireNonNull(mfaAuthenticatedAt, "mfaAuthenticatedAt");
    return this;
  }

  /** Whether the session is obtained with a role session's credentials; it then has an ancestor (AR-9). */
  public SessionClaimsBuilder chained(boolean chained) {
    this.chained = chained;
    return this;
  }

  /** The sessions this one came from, the oldest first: at most 100, none twice. */
  public SessionClaimsBuilder ancestors(List<SessionLink> ancestors) {
    this.ancestors = List.copyOf(ancestors);
    return this;
  }

  /**
   * Who vouched for the session: the ARN of an identity provider, or the name of a built-in one. For a role session that was
   * not obtained with another session (CK-5).
   */
  public SessionClaimsBuilder identityProvider(String identityProvider) {
    this.identityProvider = requireNonNull(identityProvider, "identityProvider");
    return this;
  }

  /**
   * The condition keys that stay with a session that has an {@link #identityProvider}: 3 to 512 visible ASCII characters each,
   * which differ by more than case and do not start with {@code aws:} or {@code sts:}, and at least one value each.
   */
  public SessionClaimsBuilder federatedContext(Map<String, List<String>> context) {
    if (context.isEmpty()) {
      this.federatedContext = Collections.emptySortedMap();
      return this;
    }
    SortedMap<String, List<String>> copy = new TreeMap<>();
    context.forEach((key, values) -> copy.put(key, List.copyOf(values)));
    this.federatedContext = Collections.unmodifiableSortedMap(copy);
    return this;
  }

  /** The account to which the session is given: mandatory for {@link SessionKind#DELEGATED}, none for others. */
  public SessionClaimsBuilder delegate(AccountId delegate) {
    this.delegate = requireNonNull(delegate, "delegate");
    return this;
  }

  /** Who began the chain: an ARN, or what an identity provider calls them; 1 to 2048 characters. */
  public SessionClaimsBuilder firstPrincipal(String firstPrincipal) {
    this.firstPrincipal = requireNonNull(firstPrincipal, "firstPrincipal");
    return this;
  }

  /**
   * The claims.
   *
   * @throws IllegalArgumentException if a mandatory claim is missing or a rule is broken; the message says which, and
   *     never holds the secret
   */
  public SessionClaims build() {
    SessionClaims claims = new SessionClaims(this);
    ClaimRules.check(claims);
    return claims;
  }
}
