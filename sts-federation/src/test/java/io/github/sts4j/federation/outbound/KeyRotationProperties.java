package io.github.sts4j.federation.outbound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sts4j.core.outbound.SigningAlgorithm;
import io.github.sts4j.core.outbound.WebIdentityToken;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/**
 * What those who verify tokens may rely on, whatever the rotation:
 *
 * <ol>
 *   <li>a key is published for the whole lead before it signs, the very first aside;
 *   <li>a token verifies with the key set as it is at any moment until the token expires;
 *   <li>an id stands for one key for ever;
 *   <li>old keys do not pile up.
 * </ol>
 */
class KeyRotationProperties {
  private static final Instant START = Instant.parse("2026-01-15T12:00:00Z");
  private static final Duration PERIOD = Duration.ofHours(5);
  private static final Duration LEAD = Duration.ofHours(1);
  private static final SecureRandom RANDOM = new SecureRandom();

  @Property(tries = 12, shrinking = ShrinkingMode.OFF)
  void tokensVerifyForAsLongAsTheyLive(
      @ForAll @Size(min = 1, max = 12) List<@IntRange(min = 0, max = 14 * 60) Integer> minutes)
      throws Exception {
    JwtIssuer issuer =
        JwtIssuer.of(URI.create(Tokens.ISSUER), SigningKeys.rotating(PERIOD, LEAD, RANDOM));
    Map<WebIdentityToken, Instant> alive = new HashMap<>();
    Instant now = START;
    for (int pause : minutes) {
      now = now.plus(Duration.ofMinutes(pause));
      Instant moment = now;
      alive.values().removeIf(expires -> !moment.isBefore(expires));
      alive.put(Tokens.issue(issuer, SigningAlgorithm.ES384, now, 3_600), now.plusSeconds(3_600));
      for (WebIdentityToken token : alive.keySet()) {
        Tokens.verify(token, issuer.keySet(now), now);
      }
    }
  }

  @Property(tries = 8, shrinking = ShrinkingMode.OFF)
  void everyKeyIsPublishedBeforeItSigns(
      @ForAll @Size(min = 2, max = 20) List<@IntRange(min = 0, max = 9 * 3_600) Integer> seconds) {
    SigningKeys keys = SigningKeys.rotating(PERIOD, LEAD, RANDOM);
    Map<String, Instant> firstSeen = new HashMap<>();
    Map<String, SigningKey> byId = new HashMap<>();
    Instant now = START;
    keys.at(now);
    for (int pause : seconds) {
      now = now.plusSeconds(pause);
      List<SigningKey> known = keys.at(now);
      assertTrue(known.size() <= 6, known::toString);
      for (SigningKey key : known) {
        firstSeen.putIfAbsent(key.id(), now);
        assertEquals(key, byId.computeIfAbsent(key.id(), id -> key));
        boolean first = key.signsFrom().isBefore(START);
        assertTrue(
            first || !key.signsFrom().isBefore(firstSeen.get(key.id()).plus(LEAD)),
            () -> key + " first seen " + firstSeen.get(key.id()));
      }
      for (SigningAlgorithm algorithm : SigningAlgorithm.values()) {
        SigningKey signing = new KeySchedule(known).signing(algorithm, now);
        assertTrue(known.contains(signing));
      }
    }
  }

  @Example
  void anApplicationsOwnKeysTakeTurnsAtTheInstantsItGives() throws Exception {
    SigningKey first = SigningKey.generate(SigningAlgorithm.ES384, START, RANDOM);
    Instant turn = START.plus(Duration.ofDays(1));
    SigningKey second = SigningKey.generate(SigningAlgorithm.ES384, turn, RANDOM);
    JwtIssuer issuer = JwtIssuer.of(URI.create(Tokens.ISSUER), SigningKeys.of(second, first));
    List<String> signers = new ArrayList<>();
    for (Instant now : List.of(START, turn.minusNanos(1), turn)) {
      WebIdentityToken token = Tokens.issue(issuer, SigningAlgorithm.ES384, now, 3_600);
      signers.add(Tokens.context(token, issuer.keySet(now), now)
          .getJoseObjects()
          .get(0)
          .getKeyIdHeaderValue());
    }
    assertEquals(List.of(first.id(), first.id(), second.id()), signers);
    // The last token of the first key expires an hour after the turn, by clocks that may differ.
    Instant over = turn.plus(KeySchedule.LONGEST_TOKEN);
    assertTrue(issuer.keySet(over.minusNanos(1)).contains(first.id()));
    assertTrue(!issuer.keySet(over).contains(first.id()));
    assertTrue(issuer.keySet(START).contains(second.id()), "published before it signs");
  }

  @Example
  void withoutAKeyThatHasBegunNothingIsSigned() {
    SigningKey key = SigningKey.generate(SigningAlgorithm.ES384, START, RANDOM);
    JwtIssuer issuer = JwtIssuer.of(URI.create(Tokens.ISSUER), SigningKeys.of(key));
    assertThrows(
        IllegalStateException.class,
        () -> Tokens.issue(issuer, SigningAlgorithm.ES384, START.minusSeconds(1), 60));
    assertThrows(
        IllegalStateException.class, () -> Tokens.issue(issuer, SigningAlgorithm.RS256, START, 60));
  }

  @Example
  void aPeriodThatIsTooShortIsRefused() {
    for (Duration lead : List.of(PERIOD, PERIOD.plusSeconds(1), Duration.ofSeconds(-1))) {
      assertThrows(
          IllegalArgumentException.class, () -> SigningKeys.rotating(PERIOD, lead, RANDOM));
    }
    assertThrows(
        IllegalArgumentException.class,
        () -> SigningKeys.rotating(Duration.ofSeconds(59), Duration.ZERO, RANDOM));
  }
}
