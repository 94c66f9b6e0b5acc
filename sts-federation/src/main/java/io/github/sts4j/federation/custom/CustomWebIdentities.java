package io.github.sts4j.federation.custom;

import static java.util.Objects.requireNonNull;

import io.github.sts4j.core.error.StsError;
import io.github.sts4j.core.error.StsException;
import io.github.sts4j.core.federation.FederatedIdentity;
import io.github.sts4j.core.federation.VerifiedWebIdentity;
import io.github.sts4j.core.federation.WebIdentityVerifier;
import io.github.sts4j.core.identity.AccountId;
import io.github.sts4j.core.token.SessionTag;
import io.github.sts4j.policy.Arn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Takes proofs of the application's own as web identity tokens. A token {@code custom:<provider>:<proof>} goes to the provider
 * it names, every other one to the verifier behind; no JSON Web Token has a colon, so none can be taken for the other. Trust
 * policies name the provider as {@code arn:aws:iam::<account>:oidc-provider/custom/<provider>}, which is the ARN of no issuer.
 * Immutable; safe for use by many threads.
 */
public final class CustomWebIdentities implements WebIdentityVerifier {
  private static final String SCHEME = "custom:";

  /** The prefix of ARNs and condition keys; no OpenID Connect issuer's host may be called so, and no service has a slash. */
  private static final String NAMESPACE = "custom/";

  private static final int LONGEST_TOKEN = 20_000; // OI-11
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_-]{0,62}");

  private final Map<Key, CustomIdentityVerifier> verifiers;
  private final WebIdentityVerifier otherwise;

  private CustomWebIdentities(Builder from) {
    this.verifiers = Map.copyOf(from.verifiers);
    this.otherwise = from.otherwise;
  }

  /**
   * Starts with no provider.
   *
   * @param otherwise what verifies all tokens that are not of this kind
   */
  public static Builder before(WebIdentityVerifier otherwise) {
    return new Builder(otherwise);
  }

  @Override
  public VerifiedWebIdentity verify(Arn role, String webIdentityToken) {
    if (!webIdentityToken.startsWith(SCHEME)) {
      return otherwise.verify(role, webIdentityToken);
    }
    int end = webIdentityToken.indexOf(':', SCHEME.length());
    if (end < 0
        || webIdentityToken.length() > LONGEST_TOKEN
        || !AccountId.isValid(role.account())) {
      throw refused();
    }
    Key key = new Key(
        AccountId.of(role.account()), webIdentityToken.substring(SCHEME.length(), end)); // WI-4
    CustomIdentityVerifier verifier = verifiers.get(key);
    String proof = webIdentityToken.substring(end + 1);
    if (verifier == null || proof.isEmpty()) {
      throw refused();
    }
    CustomIdentity identity = verifier.verify(proof).orElseThrow(CustomWebIdentities::refused);
    return new VerifiedWebIdentity(
        federated(key, role.partition(), identity), SCHEME + key.provider());
  }

  private static FederatedIdentity federated(Key key, String partition, CustomIdentity from) {
    String name = NAMESPACE + key.provider();
    FederatedIdentity.Builder identity = FederatedIdentity.builder(
            new Arn(partition, "iam", "", key.account().value(), "oidc-provider/" + name)
                .toString(),
            key.account(),
            from.subject(),
            key.provider())
        .lastingContext(name + ":sub", List.of(from.subject()))
        .lastingContext(name + ":aud", List.of(key.provider()))
        .tags(tags(from));
    from.attributes()
        .forEach((attribute, values) -> identity.trustContext(name + ":" + attribute, values));
    from.sourceIdentity().ifPresent(identity::sourceIdentity);
    from.validUntil().ifPresent(identity::sessionsEndBy);
    return identity.build();
  }

  private static List<SessionTag> tags(CustomIdentity from) {
    Set<String> transitive = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    transitive.addAll(from.transitiveTagKeys());
    List<SessionTag> tags = new ArrayList<>();
    from.tags()
        .forEach((key, value) -> tags.add(new SessionTag(key, value, transitive.contains(key))));
    return tags;
  }

  /** One answer, whether there is no such provider or the proof is no good. */
  private static StsException refused() {
    return new StsException(
        StsError.INVALID_IDENTITY_TOKEN,
        "The identity token could not be verified by the provider it names");
  }

  private record Key(AccountId account, String provider) {}

  /** Collects providers. Not thread-safe. */
  public static final class Builder {
    private final Map<Key, CustomIdentityVerifier> verifiers = new LinkedHashMap<>();
    private final WebIdentityVerifier otherwise;

    private Builder(WebIdentityVerifier otherwise) {
      this.otherwise = requireNonNull(otherwise, "otherwise");
    }

    /**
     * Adds a provider.
     *
     * @param account whose roles it vouches for, and no others (WI-4)
     * @param name 1 to 63 of {@code a-z0-9_-}, beginning with a letter or digit
     * @throws IllegalArgumentException when the name is another, or given twice in one account
     */
    public Builder provider(AccountId account, String name, CustomIdentityVerifier verifier) {
      if (!NAME.matcher(name).matches()) {
        throw new IllegalArgumentException("the provider `" + name
            + "` must have 1 to 63 characters of a-z0-9_-, the first one a letter or digit");
      }
      Key key = new Key(requireNonNull(account, "account"), name);
      if (verifiers.putIfAbsent(key, requireNonNull(verifier, "verifier")) != null) {
        throw new IllegalArgumentException(
            "the provider `" + name + "` is given twice in account " + account);
      }
      return this;
    }

    /** The verifier. */
    public CustomWebIdentities build() {
      return new CustomWebIdentities(this);
    }
  }
}
