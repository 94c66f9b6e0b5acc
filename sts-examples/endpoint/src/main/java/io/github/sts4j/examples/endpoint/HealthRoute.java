package io.github.sts4j.examples.endpoint;

import com.sun.net.httpserver.HttpExchange;
import io.github.sts4j.core.identity.AccessKeyId;
import io.github.sts4j.core.identity.AccountId;
import io.github.sts4j.core.identity.SecretAccessKey;
import io.github.sts4j.core.identity.UniqueId;
import io.github.sts4j.core.token.KeyRing;
import io.github.sts4j.core.token.SessionClaims;
import io.github.sts4j.core.token.SessionKind;
import io.github.sts4j.core.token.SessionTokenSealer;
import java.io.IOException;
import java.time.Instant;
import java.util.random.RandomGenerator;

/** {@code GET /healthz}: 200 when a token can be sealed and opened again. */
final class HealthRoute {
  private static final AccountId NOBODY = AccountId.of("000000000000");

  private final SessionTokenSealer sealer;
  private final RandomGenerator random;

  HealthRoute(KeyRing keyRing, RandomGenerator random) {
    this.sealer = SessionTokenSealer.create(keyRing, random);
    this.random = random;
  }

  void handle(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(canMintAndVerify() ? 200 : 503, -1);
  }

  /** Seals a token of an account that cannot exist here, long expired, and opens it. */
  private boolean canMintAndVerify() {
    String role = "arn:aws:iam::" + NOBODY + ":role/health";
    SessionClaims claims = SessionClaims.builder()
        .kind(SessionKind.ROLE)
        .accessKeyId(AccessKeyId.temporary(NOBODY, random))
        .secretAccessKey(SecretAccessKey.generate(random))
        .principalArn(role)
        .principalId(UniqueId.random(UniqueId.Kind.ROLE, random).value())
        .sessionName("health")
        .issuedAt(Instant.EPOCH)
        .expiresAt(Instant.EPOCH.plusSeconds(1))
        .build();
    return sealer.open(sealer.seal(claims), claims.accessKeyId()).isPresent();
  }
}
