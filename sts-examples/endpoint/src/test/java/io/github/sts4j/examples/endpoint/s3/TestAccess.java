package io.github.sts4j.examples.endpoint.s3;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Permits by action, and remembers what it was asked. */
final class TestAccess implements S3Access {
  final List<Asked> asked = new ArrayList<>();
  private final String account;
  private final Predicate<String> permitted;

  private TestAccess(String account, Predicate<String> permitted) {
    this.account = account;
    this.permitted = permitted;
  }

  static TestAccess permitting(String account) {
    return new TestAccess(account, action -> true);
  }

  static TestAccess refusing(String account) {
    return new TestAccess(account, action -> false);
  }

  static TestAccess permittingOnly(String account, String... actions) {
    return new TestAccess(account, List.of(actions)::contains);
  }

  @Override
  public String account() {
    return account;
  }

  @Override
  public void require(
      String action,
      String resourceArn,
      String bucketOwnerAccount,
      Map<String, List<String>> contextKeys) {
    asked.add(new Asked(action, resourceArn, bucketOwnerAccount, contextKeys));
    if (!permitted.test(action)) {
      throw S3Exception.accessDenied("not authorized to perform " + action);
    }
  }

  record Asked(String action, String resource, String owner, Map<String, List<String>> keys) {}
}
