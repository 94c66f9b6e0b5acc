package io.github.sts4j.core.revocation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sts4j.core.identity.AccessKeyId;
import io.github.sts4j.core.identity.AccountId;
import io.github.sts4j.core.identity.SecretAccessKey;
import io.github.sts4j.core.token.SessionClaims;
import io.github.sts4j.core.token.SessionClaimsBuilder;
import io.github.sts4j.core.token.SessionKind;
import io.github.sts4j.core.token.SessionLink;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * The snapshot says of any revocations and any session what each revocation alone says, {@link Revocation#hits}. Few roles,
 * names, keys and instants, so that revocations and sessions meet.
 */
class RevocationProperties {
  private static final Instant START = Instant.parse("2026-01-15T12:00:00Z");
  private static final AccountId ACCOUNT = AccountId.of("111122223333");
  private static final List<String> ROLES =
      List.of("AROAEXAMPLEEXAMPLE123", "AROAEXAMPLEEXAMPLE456");
  private static final List<String> NAMES = List.of("alice", "bob");
  private static final List<AccessKeyId> KEYS = keys();

  private static List<AccessKeyId> keys() {
    SplittableRandom random = new SplittableRandom(3);
    List<AccessKeyId> keys = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      keys.add(AccessKeyId.temporary(ACCOUNT, random));
    }
    return keys;
  }

  // LK-1 to LK-3, RV-4
  @Property(tries = 2000)
  void aSessionIsRevokedIfAndOnlyIfOneRevocationHitsIt(
      @ForAll("revocations") List<Revocation> revocations,
      @ForAll("sessions") SessionClaims session) {
    RevocationSnapshot snapshot = new RevocationSnapshot();
    revocations.forEach(revocation -> snapshot.add(revocation, START.plusSeconds(99_999)));

    assertEquals(
        revocations.stream().anyMatch(revocation -> revocation.hits(session)),
        snapshot.isRevoked(session));
  }

  @Property(tries = 500)
  void whatIsShownMakesTheSameSnapshot(
      @ForAll("revocations") List<Revocation> revocations,
      @ForAll("sessions") SessionClaims session) {
    RevocationSnapshot snapshot = new RevocationSnapshot();
    revocations.forEach(revocation -> snapshot.add(revocation, START.plusSeconds(99_999)));
    RevocationSnapshot copy = new RevocationSnapshot();
    snapshot.forEach((revocation, until) -> {
      assertEquals(START.plusSeconds(99_999), until);
      copy.add(revocation, until);
    });

    assertEquals(snapshot.size(), copy.size());
    assertEquals(snapshot.isRevoked(session), copy.isRevoked(session));
    revocations.forEach(revocation -> assertTrue(copy.contains(revocation)));
  }

  @Property(tries = 500)
  void forgettingKeepsWhatIsStillNeeded(
      @ForAll("revocations") List<Revocation> needed,
      @ForAll("revocations") List<Revocation> over,
      @ForAll("sessions") SessionClaims session) {
    RevocationSnapshot snapshot = new RevocationSnapshot();
    over.forEach(revocation -> snapshot.add(revocation, START.plusSeconds(10)));
    needed.forEach(revocation -> snapshot.add(revocation, START.plusSeconds(1000)));

    snapshot.purge(START.plusSeconds(500));

    if (needed.stream().anyMatch(revocation -> revocation.hits(session))) {
      assertTrue(snapshot.isRevoked(session));
    }
    snapshot.purge(START.plusSeconds(1001));
    assertEquals(0, snapshot.size());
  }

  @Provide
  Arbitrary<List<Revocation>> revocations() {
    Arbitrary<Instant> instants =
        Arbitraries.integers().between(-3, 3).map(i -> START.plusMillis(500L * i));
    Arbitrary<Revocation> one = Arbitraries.oneOf(
        Arbitraries.of(KEYS).map(Revocation::ofSession),
        Combinators.combine(Arbitraries.of(ROLES), instants)
            .as((role, before) -> new Revocation(Revocation.Kind.PRINCIPAL, role, before)),
        Combinators.combine(Arbitraries.of(ROLES), Arbitraries.of(NAMES), instants)
            .as((role, name, before) -> Revocation.ofSubject(role + ":" + name, before)),
        Combinators.combine(Arbitraries.of(NAMES), instants).as(Revocation::ofSourceIdentity),
        instants.map(before -> Revocation.ofEverything(before.minusSeconds(1))));
    return one.list().ofMaxSize(4);
  }

  private static Arbitrary<Function<AccessKeyId, SessionLink>> links() {
    return Combinators.combine(
            Arbitraries.of(ROLES),
            Arbitraries.of(NAMES),
            Arbitraries.of(NAMES).optional(),
            Arbitraries.integers().between(-2, 2))
        .as((role, name, source, second) -> key -> new SessionLink(
            SessionKind.ROLE, key, role, Optional.of(name), START.plusSeconds(second), source));
  }

  @Provide
  Arbitrary<SessionClaims> sessions() {
    return Combinators.combine(
            Arbitraries.of(ROLES),
            Arbitraries.of(NAMES),
            Arbitraries.of(NAMES).optional(),
            Arbitraries.integers().between(-2, 2),
            Arbitraries.of(KEYS).list().uniqueElements().ofMinSize(1).ofMaxSize(4),
            links().list().ofSize(4))
        .as((role, name, source, second, chain, links) -> {
          List<SessionLink> ancestors = new ArrayList<>();
          for (AccessKeyId key : chain.subList(1, chain.size())) {
            ancestors.add(links.get(ancestors.size()).apply(key));
          }
          SessionClaimsBuilder claims = SessionClaims.builder()
              .kind(SessionKind.ROLE)
              .accessKeyId(chain.get(0))
              .secretAccessKey(SecretAccessKey.generate(new SplittableRandom(1)))
              .principalArn("arn:aws:iam::" + ACCOUNT + ":role/Reader")
              .principalId(role)
              .sessionName(name)
              .issuedAt(START.plusSeconds(second))
              .expiresAt(START.plusSeconds(3600))
              .chained(chain.size() > 1)
              .ancestors(ancestors);
          source.ifPresent(claims::sourceIdentity);
          return claims.build();
        });
  }
}
