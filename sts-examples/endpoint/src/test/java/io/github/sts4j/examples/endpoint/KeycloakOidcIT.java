package io.github.sts4j.examples.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sts4j.core.error.StsException;
import io.github.sts4j.core.federation.FederatedIdentity;
import io.github.sts4j.core.federation.OidcProvider;
import io.github.sts4j.core.identity.AccountId;
import io.github.sts4j.federation.oidc.IssuerProfile;
import io.github.sts4j.federation.oidc.OidcRegistration;
import io.github.sts4j.federation.oidc.OidcRegistrations;
import io.github.sts4j.federation.oidc.OidcVerifier;
import io.github.sts4j.policy.Arn;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/** Our verifier and a real Keycloak: its tokens, its keys, and what happens while it is away or answers badly. */
@ExtendWith(KeycloakExtension.class)
@EnabledIfSystemProperty(
    named = KeycloakExtension.HOME,
    matches = ".+",
    disabledReason = "runs under the profile keycloak")
class KeycloakOidcIT {
  private static final Arn ROLE = Arn.parse("arn:aws:iam::444455556666:role/Web");
  private static final String REFUSED = "InvalidIdentityToken";

  private final KeycloakServer keycloak;
  private final KeycloakAdmin admin;
  private volatile Duration later = Duration.ZERO;

  KeycloakOidcIT(KeycloakServer keycloak) {
    this.keycloak = keycloak;
    this.admin = new KeycloakAdmin(keycloak);
  }

  @AfterEach
  void makeUp() {
    keycloak.proxy().be(UnreliableProxy.Mood.FAITHFUL);
  }

  private OidcVerifier verifier() {
    OidcProvider provider = new OidcProvider(
        AccountId.of("444455556666"),
        keycloak.issuer(),
        List.of("job"),
        List.of(),
        Optional.empty(),
        Duration.ofMinutes(5),
        false);
    return OidcVerifier.builder()
        .registrations(OidcRegistrations.of(List.of(OidcRegistration.builder(provider)
            .allowLoopbackHttp()
            .profile(IssuerProfile.KEYCLOAK)
            .build())))
        .clock(() -> Instant.now().plus(later))
        .build();
  }

  private static FederatedIdentity verified(OidcVerifier verifier, String token) {
    return verifier.verify(ROLE, token).identity();
  }

  private static void assertRefused(OidcVerifier verifier, String token) {
    StsException refusal = assertThrows(StsException.class, () -> verifier.verify(ROLE, token));
    assertEquals(REFUSED, refusal.error().code());
  }

  // OI-16
  @Test
  void aTokenForAnotherClientIsRefused() throws Exception {
    try (OidcVerifier verifier = verifier()) {
      assertRefused(verifier, admin.clientToken("stranger"));
    }
  }

  // OI-20: what was changed on its way is refused,
  // at every place where there is something to change
  @Test
  void aChangedTokenIsRefused() throws Exception {
    String token = admin.clientToken("job");
    try (OidcVerifier verifier = verifier()) {
      verified(verifier, token);
      for (int i = 0; i < token.length(); i += 7) {
        char other = token.charAt(i) == 'A' ? 'B' : 'A';
        assertRefused(verifier, token.substring(0, i) + other + token.substring(i + 1));
      }
    }
  }

  // OI-15, OI-30, OI-35
  @Test
  void aClientsOwnTokenNamesItsAccount() throws Exception {
    try (OidcVerifier verifier = verifier()) {
      FederatedIdentity job = verified(verifier, admin.clientToken("job"));

      assertEquals("22222222-2222-4222-8222-222222222222", job.subject());
      assertEquals("job", job.audience());
      assertEquals(1, job.tags().size());
      String prefix = keycloak.issuer().substring("http://".length());
      assertEquals(List.of("job"), job.trustContext().get(prefix + ":aud"));
      assertEquals(
          List.of("service-account-job"), job.trustContext().get(prefix + ":preferred_username"));
    }
  }

  @Test
  void aTokenForAUserNamesTheUser() throws Exception {
    try (OidcVerifier verifier = verifier()) {
      FederatedIdentity alice = verified(verifier, admin.aliceToken());

      assertEquals("11111111-1111-4111-8111-111111111111", alice.subject());
    }
  }

  // OI-23
  @Test
  void aNewKeyIsBelievedAtOnceAndAWithdrawnOneNoLongerThanItsKeysAreFresh() throws Exception {
    int first = admin.addKey();
    String byFirst = admin.clientToken("job");
    try (OidcVerifier verifier = verifier()) {
      verified(verifier, byFirst);
      admin.addKey();
      verified(verifier, admin.clientToken("job"));
      verified(verifier, byFirst);

      admin.removeKey(first);
      later = Duration.ofMinutes(6);

      assertRefused(verifier, byFirst);
      verified(verifier, admin.clientToken("job"));
    }
  }

  // OI-21: who has its keys goes on, for four hours; who has none refuses
  @Test
  void anIssuerThatStopsAndStartsAgainIsNotMissed() throws Exception {
    String token = admin.clientToken("job");
    try (OidcVerifier knows = verifier();
        OidcVerifier knowsNothing = verifier()) {
      verified(knows, token);
      keycloak.stop();
      try {
        later = Duration.ofHours(3);
        verified(knows, token);
        later = Duration.ofHours(4).plusMinutes(1);
        assertRefused(knows, token);
        later = Duration.ZERO;
        assertRefused(knowsNothing, token);
      } finally {
        keycloak.start();
      }
      verified(verifier(), admin.clientToken("job"));
      awaitVerified(knowsNothing, token);
      later = Duration.ofHours(4).plusMinutes(1);
      awaitVerified(knows, token);
    }
  }

  @Test
  void anIssuerThatAnswersSlowlyDelaysNobodyWhoHasItsKeysAndOthersFiveSeconds() throws Exception {
    badAnswers(UnreliableProxy.Mood.SLOW, Duration.ofSeconds(6), 1_000);
  }

  @Test
  void garbageInPlaceOfKeysIsRefusedAtOnce() throws Exception {
    badAnswers(UnreliableProxy.Mood.GARBAGE, Duration.ofSeconds(2), 1_000);
  }

  // Sockets hold some megabytes that nobody reads.
  @Test
  void fiftyMegabytesAreNotReadToTheirEnd() throws Exception {
    badAnswers(UnreliableProxy.Mood.ENDLESS, Duration.ofSeconds(2), UnreliableProxy.HUGE / 4);
  }

  private void badAnswers(UnreliableProxy.Mood mood, Duration patience, long most)
      throws Exception {
    String token = admin.clientToken("job");
    try (OidcVerifier knows = verifier();
        OidcVerifier knowsNothing = verifier()) {
      verified(knows, token);
      keycloak.proxy().be(mood);

      Duration refused = time(() -> assertRefused(knowsNothing, token));
      assertTrue(refused.compareTo(patience) < 0, "refused after " + refused);
      long taken = keycloak.proxy().sent();
      assertTrue(taken > 0 && taken < most, mood + ": it took " + taken + " octets");

      // These keys are to be fetched anew, in the background.
      later = Duration.ofMinutes(4).plusSeconds(30);
      Duration meanwhile = time(() -> verified(knows, token));
      assertTrue(meanwhile.compareTo(Duration.ofSeconds(1)) < 0, "accepted after " + meanwhile);
      System.out.printf(
          "Keycloak, %s: refused in %d ms after %d octets, accepted with cached keys in %d ms%n",
          mood, refused.toMillis(), taken, meanwhile.toMillis());

      keycloak.proxy().be(UnreliableProxy.Mood.FAITHFUL);
      later = Duration.ZERO;
      awaitVerified(knowsNothing, token);
    }
  }

  /** A failed fetch is not repeated at once. */
  private static void awaitVerified(OidcVerifier verifier, String token) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(40);
    while (System.nanoTime() < end) {
      try {
        verified(verifier, token);
        return;
      } catch (StsException notYet) {
        Thread.sleep(250);
      }
    }
    verified(verifier, token);
  }

  private static Duration time(Runnable action) {
    long start = System.nanoTime();
    action.run();
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
