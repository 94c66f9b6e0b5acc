package io.github.sts4j.federation.oidc;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.github.sts4j.core.identity.AccountId;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which issuers are registered in which account. Implementations must be safe for use by many threads; they are asked at
 * every token, so a change takes effect at once, and should return the same instance as long as nothing changed. An empty
 * answer leads to a refusal, and so does throwing.
 */
@FunctionalInterface
public interface OidcRegistrations {

  /**
   * The registration of an issuer.
   *
   * @param account the account of the role (WI-4)
   * @param issuer the issuer to the letter: no slash, case or port is made equal
   */
  Optional<OidcRegistration> find(AccountId account, String issuer);

  /**
   * These registrations and no others.
   *
   * @throws IllegalArgumentException when an account registers an issuer twice
   */
  static OidcRegistrations of(Collection<OidcRegistration> registrations) {
    record Key(AccountId account, String issuer) {
      // By hand, because those of records are slow to call and every token asks for them.
      @Override
      public boolean equals(@Nullable Object other) {
        return other instanceof Key that
            && issuer.equals(that.issuer)
            && account.value().equals(that.account.value());
      }

      @Override
      public int hashCode() {
        return 31 * issuer.hashCode() + account.value().hashCode();
      }
    }
    Map<Key, OidcRegistration> byKey = registrations.stream()
        .collect(toUnmodifiableMap(
            each -> new Key(each.provider().account(), each.provider().url()),
            Function.identity(),
            (one, other) -> {
              throw new IllegalArgumentException(one + " is given twice");
            }));
    return (account, issuer) -> Optional.ofNullable(byKey.get(new Key(account, issuer)));
  }
}
