package io.github.sts4j.federation.oidc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sts4j.core.error.StsError;
import io.github.sts4j.core.error.StsException;
import io.github.sts4j.core.federation.VerifiedWebIdentity;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a real OpenID provider, Spring Authorization Server: its discovery document, its key set, the tokens it issues. */
@Timeout(120)
class RealProviderTest {
  private static final Duration PATIENCE = Duration.ofSeconds(4);

  @TempDir
  File folder;

  private SpringProvider provider;

  @BeforeEach
  void begin() throws Exception {
    provider = new SpringProvider(folder);
  }

  @AfterEach
  void end() throws Exception {
    provider.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>gateway timeout</html>", "{\"keys\":[", "{\"keys\":[]}"})
  void garbageInPlaceOfTheKeysIssuesNothing(String garbage) throws Exception {
    provider.keys = (chain, request, response) -> response.getWriter().write(garbage);
    assertNoKeys();
  }

  @Test
  void fiftyMegabytesInPlaceOfTheKeysAreNotRead() throws Exception {
    provider.keys = (chain, request, response) -> {
      byte[] spaces = " ".repeat(1 << 16).getBytes(StandardCharsets.US_ASCII);
      response.setContentLength(800 * spaces.length);
      for (int i = 0; i < 800; i++) {
        response.getOutputStream().write(spaces);
      }
    };
    assertNoKeys();
  }

  @Test
  void aSlowProviderIsWaitedForNoLongerThanTheTimeoutAndDelaysNoOther() throws Exception { // OI-20
    try (SpringProvider other = new SpringProvider(new File(folder, "other"));
        OidcVerifier both = verifier(provider, other)) {
      provider.keys = (chain, request, response) -> sleep(20_000);
      String slow = provider.token();
      String quick = other.token();
      long start = System.nanoTime();
      assertThrows(StsException.class, () -> both.verify(OidcFixture.ROLE, slow));
      assertEquals(other.url(), both.verify(OidcFixture.ROLE, quick).issuer());
      Duration taken = Duration.ofNanos(System.nanoTime() - start);
      assertTrue(taken.compareTo(PATIENCE.multipliedBy(3)) < 0, "both took " + taken);
    }
  }

  @Test
  void aTokenItIssuedIsVerifiedByTheKeysItPublishes() throws Exception {
    try (OidcVerifier verifier = verifier(provider)) {
      VerifiedWebIdentity verified = verifier.verify(OidcFixture.ROLE, provider.token());
      assertEquals(provider.url(), verified.issuer());
      assertEquals(OidcFixture.CLIENT, verified.identity().subject());
      assertEquals(OidcFixture.CLIENT, verified.identity().audience());
      String altered = provider.token().replaceFirst("\\.ey", ".eY");
      assertThrows(StsException.class, () -> verifier.verify(OidcFixture.ROLE, altered));
    }
  }

  @Test
  void itsDiscoveryDocumentIsOneThatAwsWouldNotTake()
      throws Exception { // OI-3: there is no claims_supported
    OidcRegistration strict = OidcRegistration.builder(OidcFixture.provider(provider.url()))
        .allowLoopbackHttp()
        .build();
    String token = provider.token();
    try (OidcVerifier verifier = OidcVerifier.builder()
        .registrations(OidcRegistrations.of(List.of(strict)))
        .build()) {
      assertThrows(StsException.class, () -> verifier.verify(OidcFixture.ROLE, token));
    }
  }

  @Test
  void rotationWhileTwentyThreadsCallRefusesNobody() throws Exception { // OI-23
    ExecutorService threads = Executors.newFixedThreadPool(20);
    AtomicInteger done = new AtomicInteger();
    try (OidcVerifier verifier = verifier(provider)) {
      List<Future<Integer>> answers = new ArrayList<>();
      for (int thread = 0; thread < 20; thread++) {
        answers.add(threads.submit(() -> {
          int verified = 0;
          for (int i = 0; i < 15; i++) {
            verifier.verify(OidcFixture.ROLE, provider.token());
            verified++;
            done.incrementAndGet();
          }
          return verified;
        }));
      }
      for (String next : List.of("second", "third")) {
        int before = done.get();
        while (done.get() < Math.min(before + 60, 280)) {
          sleep(5);
        }
        provider.publish(next);
        provider.signWith(next);
      }
      for (Future<Integer> answer : answers) {
        assertEquals(15, answer.get(60, TimeUnit.SECONDS));
      }
      assertTrue(provider.keyFetches.get() <= 4, provider.keyFetches + " fetches");
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void aProviderThatStopsIsDoneWithoutAndOneThatRestartsIsHeardAtOnce() throws Exception { // OI-23
    try (OidcVerifier verifier = verifier(provider);
        OidcVerifier cold = verifier(provider)) {
      String token = provider.token();
      verifier.verify(OidcFixture.ROLE, token);
      provider.stop();
      assertEquals(
          OidcFixture.CLIENT,
          verifier.verify(OidcFixture.ROLE, token).identity().subject());
      assertRefusedForKeys(cold, token);
      provider.withdraw("first");
      provider.publish("second");
      provider.signWith("second");
      provider.restart(folder);
      assertEquals(
          OidcFixture.CLIENT,
          verifier.verify(OidcFixture.ROLE, provider.token()).identity().subject());
      assertThrows(
          StsException.class,
          () -> verifier.verify(OidcFixture.ROLE, token),
          "its key was withdrawn");
    }
  }

  private void assertNoKeys() throws Exception {
    try (OidcVerifier verifier = verifier(provider)) {
      assertRefusedForKeys(verifier, provider.token());
    }
  }

  private static void assertRefusedForKeys(OidcVerifier verifier, String token) {
    StsException refusal =
        assertThrows(StsException.class, () -> verifier.verify(OidcFixture.ROLE, token));
    assertEquals(StsError.INVALID_IDENTITY_TOKEN, refusal.error());
    assertTrue(
        refusal.getMessage().startsWith("Couldn't retrieve verification key"),
        refusal.getMessage());
  }

  private static OidcVerifier verifier(SpringProvider... providers) {
    List<OidcRegistration> registrations = new ArrayList<>();
    for (SpringProvider each : providers) {
      registrations.add(OidcRegistration.builder(OidcFixture.provider(each.url()))
          .allowLoopbackHttp()
          .allowIncompleteDiscovery()
          .cachePolicy(KeyCachePolicy.DEFAULT.withFetchTimeout(PATIENCE))
          .build());
    }
    return OidcVerifier.builder()
        .registrations(OidcRegistrations.of(registrations))
        .build();
  }

  private static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
