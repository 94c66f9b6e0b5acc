package io.github.sts4j.federation.oidc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What verified one token and is kept for the next has forgotten the one. */
class RsaSignatureCheckTest {
  private static final RsaSignatureCheck CHECK =
      new RsaSignatureCheck((RSAPublicKey) TestKey.RSA.pair().getPublic());

  @Test
  void goodAndBadTokensInTurnAreToldApart() {
    CompactToken good = CompactToken.parse(TestKey.RSA.token("{}"));
    for (int i = 0; i < 3; i++) {
      for (JwsAlgorithm each :
          List.of(JwsAlgorithm.RS256, JwsAlgorithm.RS384, JwsAlgorithm.RS512)) {
        assertEquals(each == JwsAlgorithm.RS256, CHECK.holds(good, each), each::toString);
        assertTrue(CHECK.holds(CompactToken.parse(TestKey.RSA.with(each).token("{}")), each));
      }
      assertFalse(CHECK.holds(withSignature(good, new byte[256]), JwsAlgorithm.RS256));
      assertFalse(CHECK.holds(withSignature(good, new byte[1]), JwsAlgorithm.RS256), "too short");
      assertFalse(CHECK.holds(withSignature(good, new byte[257]), JwsAlgorithm.RS256), "too long");
      assertFalse(
          CHECK.holds(CompactToken.parse(TestKey.OTHER_RSA.token("{}")), JwsAlgorithm.RS256));
    }
  }

  @Test
  void manyThreadsGetEachTheirOwnAnswer() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Callable<Integer>> all = IntStream.range(0, 4)
          .<Callable<Integer>>mapToObj(thread -> () -> wrongAnswers("{\"n\":" + thread + "}"))
          .toList();
      for (Future<Integer> wrong : threads.invokeAll(all)) {
        assertEquals(0, wrong.get());
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static int wrongAnswers(String payload) {
    CompactToken good = CompactToken.parse(TestKey.RSA.token(payload));
    CompactToken forged = withSignature(good, TestKey.RSA.sign("something else"));
    int wrong = 0;
    for (int i = 0; i < 500; i++) {
      wrong += CHECK.holds(good, JwsAlgorithm.RS256) ? 0 : 1;
      wrong += CHECK.holds(forged, JwsAlgorithm.RS256) ? 1 : 0;
    }
    return wrong;
  }

  private static CompactToken withSignature(CompactToken token, byte[] signature) {
    String signed = new String(token.signingInput(), StandardCharsets.US_ASCII);
    return CompactToken.parse(signed + "." + TestKey.base64(signature));
  }
}
