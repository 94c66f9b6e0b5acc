package io.github.sts4j.testkit;

import io.github.sts4j.core.identity.AccessKeyId;
import io.github.sts4j.core.identity.AccountId;
import io.github.sts4j.policy.Arn;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Arbitrary identifiers: accounts, access key ids, ARNs, session names (rules ID-1, ID-2, ID-8, section 2.2). */
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

  /** ARNs of any partition, service and region, some of whose resources hold slashes, colons, spaces and wildcards. */
  public static Arbitrary<Arn> arns() {
    return Combinators.combine(
            Arbitraries.of("aws", "aws-cn", "aws-us-gov"),
            Arbitraries.of("s3", "sqs", "iam", "dynamodb"),
            Arbitraries.of("", "us-east-1", "eu-west-1"),
            accountIds().map(AccountId::value).optional(0.5).map(account -> account.orElse("")),
            Arbitraries.strings()
                .withCharRange('a', 'z')
                .numeric()
                .withChars("/:-_. *?$é")
                .ofMinLength(1)
                .ofMaxLength(40))
        .as(Arn::new);
  }

  /** ARNs of users, with and without a path. */
  public static Arbitrary<Arn> userArns() {
    return entityArns("user/");
  }

  /** ARNs of roles, with and without a path. */
  public static Arbitrary<Arn> roleArns() {
    return entityArns("role/");
  }

  private static Arbitrary<Arn> entityArns(String type) {
    return Combinators.combine(
            accountIds(), Arbitraries.of("", "team/", "division/team/"), roleSessionNames())
        .as((account, path, name) ->
            new Arn("aws", "iam", "", account.value(), type + path + name));
  }
}
