package io.github.sts4j.examples.simulator;

import io.github.sts4j.core.identity.AccountId;
import io.github.sts4j.core.identity.InMemoryIdentityDirectory;
import io.github.sts4j.core.identity.Role;
import io.github.sts4j.policy.Arn;

/**
 * Finds who asks.
 *
 * @param directory the world's users, roles and accounts
 * @param arns whom the world has, to look a session's role up by its name and to tell who could be meant
 */
record WorldCallers(InMemoryIdentityDirectory directory, WorldArns arns) {
  private static final String SESSION_NAME = "simulator";
  private static final String ASSUMED_ROLE = "assumed-role/";

  /**
   * The user with this ARN; a session of the role with this ARN, or of this session ARN; the account's root.
   *
   * @throws IllegalArgumentException when the world has nobody of this ARN
   */
  WorldCaller find(String principal) {
    Arn arn = Arn.parse(principal);
    boolean root = arn.service().equals("iam") && arn.resource().equals("root");
    if (root && knowsAccount(arn.account())) {
      return WorldCaller.ofRoot(arn);
    }
    if (arn.service().equals("sts") && arn.resource().startsWith(ASSUMED_ROLE)) {
      return session(arn);
    }
    return directory
        .findUser(arn)
        .map(WorldCaller::of)
        .or(() -> directory.findRole(arn).map(role -> WorldCaller.of(role, SESSION_NAME)))
        .orElseThrow(() -> nobody(arn));
  }

  private WorldCaller session(Arn session) {
    String[] names = session.resource().substring(ASSUMED_ROLE.length()).split("/", 2);
    if (names.length < 2 || names[1].isEmpty()) {
      throw new IllegalArgumentException(
          "`" + session + "` has no session name; write `assumed-role/" + names[0] + "/NAME`");
    }
    Role role = arns.roles().stream()
        .filter(arn ->
            arn.account().equals(session.account()) && arn.partition().equals(session.partition()))
        .flatMap(arn -> directory.findRole(arn).stream())
        .filter(each -> each.name().equals(names[0]))
        .findFirst()
        .orElseThrow(() -> nobody(session));
    return WorldCaller.of(role, names[1]);
  }

  private boolean knowsAccount(String id) {
    return AccountId.isValid(id) && directory.findAccount(AccountId.of(id)).isPresent();
  }

  private IllegalArgumentException nobody(Arn arn) {
    String kind = arn.resource().startsWith("federated-user/")
        ? "; what a federated user may do depends on its session policies, which a world does not have"
        : "";
    return new IllegalArgumentException("the world has no principal `" + arn + "`" + kind
        + "; it has, for example, " + arns.near(arn) + ", and the roots of the accounts "
        + directory.accountIds().stream().map(AccountId::value).sorted().toList());
  }
}
