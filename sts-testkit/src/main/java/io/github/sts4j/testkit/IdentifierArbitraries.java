package io.github.sts4j.testkit;

import io.github.sts4j.core.identity.AccessKeyId;
import io.github.sts4j.core.identity.AccountId;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Arbitrary identifiers: accounts, access key ids, session names (rules ID-1, ID-8, section 2.2). */
public final class IdentifierArbitraries {
  private static final long LARGEST_ACCOUNT = 999_999_999_999L;

  private IdentifierArbitraries() {}

  /** Any account id; the first and the last one come often. */
  public static Arbitrary<AccountId> accountIds() {
    return Arbitraries.longs()
        .between(0, LARGEST_ACCOUNT)
        .map(number -> AccountId.of(String.format("%012d", number)));
  }

  /** Temporary access key ids of any account. */
  public static Arbitrary<AccessKeyId> temporaryAccessKeyIds() {
    return accountIds()
        .flatMap(account ->
            Arbitraries.longs().map(seed -> AccessKeyId.temporary(account, new Random(seed))));
  }

  /** Role session names: 2 to 64 of the characters allowed. */
  public static Arbitrary<String> roleSessionNames() {
    return Arbitraries.strings()
        .withCharRange('a', 'z')
        .withCharRange('A', 'Z')
        .numeric()
        .withChars("_+=,.@-")
        .ofMinLength(2)
        .ofMaxLength(64);
  }
}
