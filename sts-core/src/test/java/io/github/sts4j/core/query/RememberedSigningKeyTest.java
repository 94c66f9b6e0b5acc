package io.github.sts4j.core.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.sts4j.core.TemporaryCredentials;
import io.github.sts4j.core.error.AuthenticationException;
import io.github.sts4j.core.error.AuthenticationFailure;
import io.github.sts4j.core.session.RequestAuthenticator;
import io.github.sts4j.core.sigv4.BodyDigest;
import io.github.sts4j.core.sigv4.SigV4Settings;
import org.junit.jupiter.api.Test;

/** A remembered session keeps the key that verified its last request, and no more is accepted for it. */
class RememberedSigningKeyTest {
  private final TestWorld world = new TestWorld();
  private final TemporaryCredentials session = world.session();
  private final ClientSigner client = ClientSigner.of(session);
  private final RequestAuthenticator authenticator =
      world.sts.authenticator(SigV4Settings.forSts());

  // ER-5
  @Test
  void aBadSignatureIsRefusedHoweverOftenAGoodOneWasSeen() {
    for (int i = 0; i < 5; i++) {
      assertEquals(session.accessKeyId().value(), accepted(client));
      AuthenticationException refusal =
          assertThrows(AuthenticationException.class, () -> accepted(client.wrongSecret()));
      assertEquals(AuthenticationFailure.SIGNATURE_MISMATCH, refusal.failure());
    }
  }

  // ER-1, ER-5: a key is good in its own region alone.
  @Test
  void regionsInTurnEachHaveTheirOwnKey() {
    for (int i = 0; i < 5; i++) {
      accepted(client.region("us-east-1"));
      accepted(client.region("us-east-1"));
      accepted(client.region("eu-central-1"));
      assertThrows(
          AuthenticationException.class,
          () -> accepted(client.region("eu-west-1").wrongSecret()));
    }
  }

  // ER-2: another session's secret signs nothing for this one.
  @Test
  void sessionsInTurnEachHaveTheirOwnKey() {
    ClientSigner other = ClientSigner.of(world.session());
    for (int i = 0; i < 5; i++) {
      accepted(client);
      accepted(other);
      assertThrows(
          AuthenticationException.class,
          () -> accepted(other.token(session.sessionToken().text())));
    }
  }

  private String accepted(ClientSigner signer) {
    return authenticator
        .authenticate(signer.post(new byte[0]), BodyDigest.ofEmptyBody())
        .signature()
        .accessKeyId();
  }
}
