package io.github.sts4j.federation.oidc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sts4j.core.error.StsException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Ten thousand tokens of keys that nobody published, through the whole verifier and a slow issuer over HTTP (J09). */
@Timeout(120)
class UnknownKeyFloodTest {
  private static final int FLOOD = 10_000;

  @Test
  void aFloodCausesAHandfulOfFetchesAndDelaysNoGoodToken() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try (FakeIssuer issuer = new FakeIssuer();
        OidcVerifier verifier = verifier(issuer)) {
      String good = TestKey.RSA.token(OidcFixture.payload("iss", "\"" + issuer.url() + "\""));
      verifier.verify(OidcFixture.ROLE, good);
      CountDownLatch never = new CountDownLatch(1);
      issuer.keys = exchange -> { // each fetch now takes a second
        try {
          never.await(1, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
          Thread.currentThread().interrupt();
        }
        FakeIssuer.answer(exchange, 200, TestKey.set(TestKey.RSA));
      };
      List<Future<Integer>> floods = new ArrayList<>();
      for (int thread = 0; thread < 2; thread++) {
        int number = thread;
        floods.add(threads.submit(() -> flood(verifier, good, number)));
      }
      List<Long> delays = new ArrayList<>();
      while (floods.stream().anyMatch(flood -> !flood.isDone()) || delays.size() < 100) {
        long start = System.nanoTime();
        verifier.verify(OidcFixture.ROLE, good);
        delays.add(System.nanoTime() - start);
      }
      for (Future<Integer> flood : floods) {
        assertEquals(FLOOD / 2, flood.get());
      }
      long fetches = issuer.requests.stream().filter("/jwks"::equals).count();
      assertTrue(fetches <= 5, fetches + " fetches");
      Collections.sort(delays);
      Duration median = Duration.ofNanos(delays.get(delays.size() / 2));
      System.out.println(FLOOD + " tokens of unknown keys, " + fetches + " fetches; "
          + delays.size() + " good tokens meanwhile, the median in " + median);
      // A good token that waited for a fetch would have taken most of a second.
      assertTrue(delays.get(delays.size() * 99 / 100) < Duration.ofMillis(500).toNanos());
    } finally {
      threads.shutdownNow();
    }
  }

  private static int flood(OidcVerifier verifier, String good, int thread) {
    String rest = good.substring(good.indexOf('.'));
    int refused = 0;
    for (int i = 0; i < FLOOD / 2; i++) {
      String header = "{\"alg\":\"RS256\",\"kid\":\"unknown-" + thread + "-" + i + "\"}";
      String token = Base64.getUrlEncoder()
              .withoutPadding()
              .encodeToString(header.getBytes(StandardCharsets.US_ASCII))
          + rest;
      assertThrows(StsException.class, () -> verifier.verify(OidcFixture.ROLE, token));
      refused++;
    }
    return refused;
  }

  private static OidcVerifier verifier(FakeIssuer issuer) {
    return OidcFixture.builder(OidcRegistration.builder(OidcFixture.provider(issuer.url()))
            .allowLoopbackHttp()
            .build())
        .build();
  }
}
