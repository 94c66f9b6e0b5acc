package io.github.sts4j.examples.benchmarks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jwt.JWTClaimsSet;
import io.github.sts4j.core.token.SessionClaims;
import java.security.GeneralSecurityException;
import java.text.ParseException;
import org.junit.jupiter.api.Test;

/** What is measured is what happens: tokens open to their claims, requests are allowed, peers carry the same. */
class TokenBenchmarkTest {

  @Test
  void everyMeasuredPathDoesItsWork() throws GeneralSecurityException {
    TokenBenchmark benchmark = new TokenBenchmark();
    benchmark.prepare();
    TokenBenchmark.Turn turn = new TokenBenchmark.Turn();
    turn.prepare();
    assertEquals(400, benchmark.rawUnseal(turn).length);
    SessionClaims claims = benchmark.unseal(turn).orElseThrow();
    assertEquals(5, claims.tags().size());
    assertEquals(claims, benchmark.unsealFirstUse(turn).orElseThrow());
    int length = benchmark.seal().length();
    assertEquals(length, benchmark.mint().length());
    assertTrue(length > 450 && length < 600, () -> "a token of " + length + " characters");
    assertEquals(
        "arn:aws:sts::444455556666:assumed-role/Reader/alice",
        benchmark.assumeRole().assumedRoleUser().arn().toString());
    assertTrue(benchmark.assumeRoleWithSessionPolicy().packedPolicySize().isPresent());
    assertEquals(claims.expiresAt(), benchmark.verify(turn).expiresAt());
    assertEquals(claims.expiresAt(), benchmark.verifySessionSeen(turn).expiresAt());
    assertTrue(benchmark.authorize().isAllowed());
    assertTrue(benchmark.authorizeSessionSeen().isAllowed());
    assertTrue(benchmark.authorizeWithSessionPolicy().isAllowed());
  }

  @Test
  void aFirstRequestIsAllowed() throws GeneralSecurityException {
    FirstRequestBenchmark benchmark = new FirstRequestBenchmark();
    benchmark.prepare();
    assertEquals(400, benchmark.rawUnseal().length);
    assertTrue(benchmark.authorizeFirst().isAllowed());
  }

  @Test
  void bothWaysToSignGiveTheSame() throws GeneralSecurityException, CloneNotSupportedException {
    HmacBenchmark benchmark = new HmacBenchmark();
    benchmark.prepare();
    assertArrayEquals(benchmark.keptMac(), benchmark.copiedHashes());
    assertArrayEquals(benchmark.keptMac(), benchmark.copiedHashes());
  }

  @Test
  void thePeersCarryTheSame() throws GeneralSecurityException, JOSEException, ParseException {
    TokenPeersBenchmark peers = new TokenPeersBenchmark();
    peers.prepare();
    assertEquals(400, peers.rawUnseal().length);
    for (JWTClaimsSet claims : new JWTClaimsSet[] {peers.nimbusDecrypt(), peers.nimbusVerify()}) {
      assertEquals(TokenWorld.ROLE, claims.getIssuer());
      assertEquals(5, claims.getJSONObjectClaim("tags").size());
    }
    assertTrue(peers.nimbusEncrypt().length() > 450);
    assertTrue(peers.nimbusSign().length() > 450);
    assertEquals(400, peers.tinkGcmUnseal().length);
    assertEquals(400, peers.tinkXaesUnseal().length);
    assertTrue(peers.tinkXaesSeal().length > peers.tinkGcmSeal().length);
  }
}
