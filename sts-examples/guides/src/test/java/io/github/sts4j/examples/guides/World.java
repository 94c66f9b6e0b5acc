package io.github.sts4j.examples.guides;

import io.github.sts4j.core.identity.AccountId;
import io.github.sts4j.core.identity.InMemoryIdentityDirectory;
import io.github.sts4j.core.identity.Role;
import io.github.sts4j.core.identity.User;

/** What the guides take for granted: two accounts, a user, a role that trusts her. */
final class World {
  static final AccountId ACCOUNT = AccountId.of("444455556666");
  static final String ROLE = "arn:aws:iam::444455556666:role/Reader";

  private World() {}

  static InMemoryIdentityDirectory directory() {
    InMemoryIdentityDirectory directory = InMemoryIdentityDirectory.create();
    directory.putRole(Role.builder(ROLE, """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["sts:AssumeRole","sts:TagSession"],
              "Principal":{"AWS":"arn:aws:iam::111122223333:user/alice"}}]}""").policy("all", """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"arn:aws:s3:::*"}]}""").build());
    return directory;
  }

  static User alice(InMemoryIdentityDirectory directory) {
    return directory.putUser(User.builder("arn:aws:iam::111122223333:user/alice")
        .policy("assume", """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:*","Resource":"*"}]}""")
        .build());
  }
}
