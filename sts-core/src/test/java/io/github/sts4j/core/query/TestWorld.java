package io.github.sts4j.core.query;

import io.github.sts4j.core.AssumeRoleRequest;
import io.github.sts4j.core.TemporaryCredentials;
import io.github.sts4j.core.TokenService;
import io.github.sts4j.core.identity.AccessKeyId;
import io.github.sts4j.core.identity.Account;
import io.github.sts4j.core.identity.AccountId;
import io.github.sts4j.core.identity.AccountRoot;
import io.github.sts4j.core.identity.InMemoryIdentityDirectory;
import io.github.sts4j.core.identity.KeyOwner;
import io.github.sts4j.core.identity.LongTermKey;
import io.github.sts4j.core.identity.Role;
import io.github.sts4j.core.identity.SecretAccessKey;
import io.github.sts4j.core.identity.User;
import io.github.sts4j.core.session.AuthenticatedCaller;
import io.github.sts4j.core.session.RequestEnvironment;
import io.github.sts4j.core.sigv4.SigV4Settings;
import io.github.sts4j.core.sigv4.SignedRequest;
import io.github.sts4j.core.token.KeyRing;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/**
 * Two accounts and a service over them: alice of the first may assume Reader of the second, bob may not, an inactive key
 * and a root key are there too. The clock can be moved.
 */
final class TestWorld {
  static final Instant NOW = Instant.parse("2026-01-15T12:00:00Z");
  static final String READER = "arn:aws:iam::444455556666:role/team/Reader";
  static final String SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
  static final ClientSigner ALICE = ClientSigner.longTerm("AKIAALICEALICEALICE2", SECRET);
  static final ClientSigner BOB = ClientSigner.longTerm("AKIABOBBOBBOBBOBBOB2", SECRET);
  static final ClientSigner INACTIVE = ClientSigner.longTerm("AKIAINACTIVEINACTIV2", SECRET);
  static final ClientSigner ROOT = ClientSigner.longTerm("AKIAROOTROOTROOTROO2", SECRET);
  static final ClientSigner NOBODY = ClientSigner.longTerm("AKIANOBODYNOBODYNOB2", SECRET);

  private static final AccountId USERS = AccountId.of("111122223333");

  final InMemoryIdentityDirectory directory = InMemoryIdentityDirectory.create();
  final Role reader;
  final TokenService sts;
  final StsQueryHandler handler;
  private Instant now = NOW;

  TestWorld() {
    AccountId roles = AccountId.of("444455556666");
    directory.putAccount(Account.standalone(USERS)).putAccount(Account.standalone(roles));
    User alice = directory.putUser(User.builder("arn:aws:iam::111122223333:user/dev/alice")
        .policy("assume", allow("sts:*", "*"))
        .build());
    User bob =
        directory.putUser(User.builder("arn:aws:iam::111122223333:user/bob").build());
    putKey(ALICE, true, alice);
    putKey(INACTIVE, false, alice);
    putKey(BOB, true, bob);
    putKey(ROOT, true, new AccountRoot("aws", USERS, List.of()));
    this.reader = directory.putRole(Role.builder(READER, trust(alice.arn().toString()))
        .maxSessionDuration(Duration.ofHours(12))
        .policy("read", allow("*", "*"))
        .build());
    this.sts = TokenService.builder()
        .directory(directory)
        .keyRing(KeyRing.generate(new Random(1)))
        .clock(() -> now)
        .random(new Random(2))
        .build();
    this.handler = new StsQueryHandler(sts, SigV4Settings.forSts(), new Random(3));
  }

  /** Lets time pass. */
  void advance(Duration duration) {
    now = now.plus(duration);
  }

  Answer post(ClientSigner client, String form) {
    byte[] body = form.getBytes(StandardCharsets.UTF_8);
    return answer(client.post(body), body);
  }

  Answer get(ClientSigner client, String query) {
    return answer(client.get(query), new byte[0]);
  }

  Answer answer(SignedRequest request, byte[] body) {
    return Answer.of(handler.handle(request, body, RequestEnvironment.unknown()));
  }

  /** What alice gets for these parameters of AssumeRole, the two required ones coming first. */
  Answer assumeRole(String moreParameters) {
    return post(ALICE, assumeRoleForm(moreParameters));
  }

  static String assumeRoleForm(String moreParameters) {
    return "Action=AssumeRole&Version=2011-06-15&RoleArn=" + READER + "&RoleSessionName=alice"
        + (moreParameters.isEmpty() ? "" : "&" + moreParameters);
  }

  /** Temporary credentials of alice in Reader, for an hour from now. */
  TemporaryCredentials session() {
    User alice = directory
        .findLongTermKey(AccessKeyId.of(ALICE.accessKeyId()))
        .map(key -> (User) key.owner())
        .orElseThrow();
    return sts.assumeRole(
            AuthenticatedCaller.user(alice),
            AssumeRoleRequest.builder().roleArn(READER).roleSessionName("alice").build())
        .credentials();
  }

  static String allow(String action, String resource) {
    return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"" + action
        + "\",\"Resource\":\"" + resource + "\"}]}";
  }

  private static String trust(String principal) {
    return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"sts:*\","
        + "\"Principal\":{\"AWS\":\"" + principal + "\"}}]}";
  }

  private void putKey(ClientSigner client, boolean active, KeyOwner owner) {
    directory.putLongTermKey(new LongTermKey(
        AccessKeyId.of(client.accessKeyId()), SecretAccessKey.of(SECRET), active, owner));
  }
}
