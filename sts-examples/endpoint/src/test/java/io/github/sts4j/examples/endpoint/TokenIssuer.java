package io.github.sts4j.examples.endpoint;

import io.github.sts4j.testkit.idp.FakeOidcProvider;
import io.github.sts4j.testkit.idp.IdTokenClaims;
import io.github.sts4j.testkit.idp.LoopbackOidcServer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

/** An identity provider that publishes its key on this machine and writes ID tokens. */
final class TokenIssuer implements AutoCloseable {
  static final String ISSUER = "https://idp.example.com";
  static final String AUDIENCE = "sts.example";

  private final FakeOidcProvider provider = FakeOidcProvider.of(ISSUER, InstantSource.system());
  private final LoopbackOidcServer server = LoopbackOidcServer.serve(provider);

  String jwksUri() {
    return server.jwksUri().toString();
  }

  /** From now on there is another key, and the former one is gone. */
  void rotate() {
    provider.rotateKeys();
    provider.withdrawOldKeys();
  }

  String token(String subject, String audience, Instant issued) {
    return provider.token(
        IdTokenClaims.of(subject, audience).withSessionTags(Map.of("team", "red")), issued);
  }

  @Override
  public void close() {
    server.close();
  }
}
