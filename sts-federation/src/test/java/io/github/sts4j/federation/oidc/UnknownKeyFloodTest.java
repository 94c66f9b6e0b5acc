package io.github.sts4j.federation.oidc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import io.github.sts4j.core.error.StsException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Ten thousand tokens of keys that nobody published, through the whole verifier and a slow issuer over HTTP (J09). Good tokens are
 * timed meanwhile, beside good tokens during a flood that asks for no key: equal work for the machine, nothing to wait for.
 */
@Timeout(120)
class UnknownKeyFloodTest {
  private static final int FLOOD = 10_000;
  private static final int THREADS = 2;
  private static final int FEWEST = 100;

  /** Far above what a busy machine does to a median, far below a fetch, which is a thousand times as long as a verification. */
  private static final int MOST_TIMES_SLOWER = 5;

  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
  private final AtomicInteger fetching = new AtomicInteger();

  @Test
  void aFloodCausesAHandfulOfFetchesAndDelaysNoGoodToken() throws Exception {
    try (FakeIssuer issuer = new FakeIssuer();
        OidcVerifier verifier = verifier(issuer)) {
      String good = TestKey.RSA.token(OidcFixture.payload("iss", "\"" + issuer.url() + "\""));
      verifier.verify(OidcFixture.ROLE, good);
      issuer.keys = this::answerAfterASecond;
      long fetchesBefore = fetches(issuer);
      List<Delay> meanwhile = delays(verifier, good, "{\"alg\":\"RS256\",\"kid\":\"");
      long fetches = fetches(issuer) - fetchesBefore;
      long otherwise = median(delays(verifier, good, "{\"alg\":\"RS512\",\"kid\":\""));
      List<Delay> whileFetching =
          meanwhile.stream().filter(Delay::whileFetching).toList();
      System.out.printf(
          "%d tokens of unknown keys, %d fetches; %d good tokens meanwhile, the median in %,d ns, of the %d during fetches in"
              + " %,d ns; without such a flood in %,d ns%n",
          FLOOD,
          fetches,
          meanwhile.size(),
          median(meanwhile),
          whileFetching.size(),
          whileFetching.isEmpty() ? 0 : median(whileFetching),
          otherwise);
      assertTrue(fetches >= 1 && fetches <= 5, fetches + " fetches");
      long bound = MOST_TIMES_SLOWER * otherwise;
      assertTrue(median(meanwhile) <= bound, "good tokens are slower during the flood");
      assertTrue(whileFetching.size() >= FEWEST, "good tokens wait for fetches");
      assertTrue(median(whileFetching) <= bound, "good tokens are slower during fetches");
    } finally {
      threads.shutdownNow();
    }
  }

  private void answerAfterASecond(HttpExchange exchange) throws IOException {
    fetching.incrementAndGet();
    try {
      Thread.sleep(1000);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    fetching.decrementAndGet();
    FakeIssuer.answer(exchange, 200, TestKey.set(TestKey.RSA));
  }

  private static long fetches(FakeIssuer issuer) {
    return issuer.requests.stream().filter("/jwks"::equals).count();
  }

  private record Delay(long nanos, boolean whileFetching) {}

  private static long median(List<Delay> delays) {
    return delays.stream()
        .mapToLong(Delay::nanos)
        .sorted()
        .skip(delays.size() / 2)
        .findFirst()
        .orElseThrow();
  }

  /** How long good tokens take one after the other, while others flood the verifier with tokens of such headers. */
  private List<Delay> delays(OidcVerifier verifier, String good, String header) throws Exception {
    List<Future<Integer>> floods = new ArrayList<>();
    for (int thread = 0; thread < THREADS; thread++) {
      int number = thread;
      floods.add(threads.submit(() -> flood(verifier, good, header + "unknown-" + number + "-")));
    }
    List<Delay> delays = new ArrayList<>();
    while (floods.stream().anyMatch(flood -> !flood.isDone()) || delays.size() < FEWEST) {
      boolean during = fetching.get() > 0;
      long start = System.nanoTime();
      verifier.verify(OidcFixture.ROLE, good);
      delays.add(new Delay(System.nanoTime() - start, during));
    }
    for (Future<Integer> flood : floods) {
      assertEquals(FLOOD / THREADS, flood.get());
    }
    return delays;
  }

  private static int flood(OidcVerifier verifier, String good, String headerBegins) {
    String rest = good.substring(good.indexOf('.'));
    int refused = 0;
    for (int i = 0; i < FLOOD / THREADS; i++) {
      String header = headerBegins + i + "\"}";
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
            .algorithms(JwsAlgorithm.RS256)
            .allowLoopbackHttp()
            .build())
        .build();
  }
}
