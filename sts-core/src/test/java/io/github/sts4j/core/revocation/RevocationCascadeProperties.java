package io.github.sts4j.core.revocation;

import static io.github.sts4j.core.revocation.RecordedMints.NAMES;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.sts4j.core.TestSts;
import io.github.sts4j.core.TokenService;
import io.github.sts4j.core.error.AuthenticationException;
import io.github.sts4j.core.error.AuthenticationFailure;
import io.github.sts4j.core.revocation.RecordedMints.Mint;
import io.github.sts4j.core.revocation.RecordedMints.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/**
 * A session is dead if and only if a revocation names it or a session that it came from, however it was obtained and however
 * long the chain. What is dead is told here from a record of the calls that minted, never from a token; what is refused, from
 * the tokens alone.
 */
class RevocationCascadeProperties {
  /** What is revoked: the kind, which of the sessions or names it takes its target from, and before which half second. */
  record Cut(Revocation.Kind kind, int which, int before) {}

  // LK-1 to LK-3, RV-4, SI-2
  @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
  void aSessionIsDeadIffItOrASessionItCameFromIsRevoked(
      @ForAll("steps") List<Step> steps, @ForAll("cuts") List<Cut> cuts) {
    RecordedMints recorded = new RecordedMints();
    steps.forEach(recorded::take);
    List<Revocation> revocations =
        cuts.stream().map(cut -> revocation(cut, recorded)).toList();
    RevocationStore store = RevocationStore.inMemory(recorded.world.clock, Duration.ofHours(36));
    revocations.forEach(store::revoke);
    TokenService node = TokenService.builder()
        .directory(recorded.world.directory)
        .keyRing(recorded.world.keyRing)
        .clock(recorded.world.clock)
        .revocations(store)
        .build();

    for (Mint mint : recorded.mints) {
      assertEquals(mint.isDead(revocations), isRefused(node, mint), mint::toString);
      boolean inherited =
          mint.isDead(revocations) && revocations.stream().noneMatch(mint::isNamedBy);
      Statistics.label("dead for an ancestor's sake").collect(inherited);
    }
    Statistics.label("dead for an ancestor's sake")
        .coverage(coverage -> coverage.check(true).count(count -> count > 50));
  }

  private static boolean isRefused(TokenService node, Mint mint) {
    try {
      node.verify(
          mint.credentials().accessKeyId(), mint.credentials().sessionToken().text());
      return false;
    } catch (AuthenticationException refusal) {
      assertEquals(AuthenticationFailure.REVOKED_SESSION, refusal.failure());
      return true;
    }
  }

  private static Revocation revocation(Cut cut, RecordedMints recorded) {
    Instant before = TestSts.START.plusMillis(500L * cut.before());
    List<Mint> mints = recorded.mints;
    Optional<Mint> some =
        mints.isEmpty() ? Optional.empty() : Optional.of(mints.get(cut.which() % mints.size()));
    return switch (cut.kind()) {
      case SESSION ->
        some.map(mint -> Revocation.ofSession(mint.credentials().accessKeyId()))
            .orElseGet(() -> Revocation.ofEverything(TestSts.START));
      case PRINCIPAL ->
        new Revocation(
            cut.kind(), some.map(Mint::principalId).orElse(recorded.alice.id().value()), before);
      case SUBJECT ->
        Revocation.ofSubject(some.map(Mint::userId).orElse(recorded.alice.id().value()), before);
      case SOURCE_IDENTITY ->
        Revocation.ofSourceIdentity(NAMES.get(cut.which() % NAMES.size()), before);
      case EVERYTHING -> Revocation.ofEverything(TestSts.START.plusMillis(cut.before()));
    };
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 9),
            Arbitraries.integers().between(0, 11), // half of all assume roles
            Arbitraries.integers().between(0, 5),
            Arbitraries.of(NAMES).optional(0.4),
            Arbitraries.integers().between(0, 4))
        .as(Step::new)
        .list()
        .ofMinSize(3)
        .ofMaxSize(12);
  }

  @Provide
  Arbitrary<List<Cut>> cuts() {
    return Combinators.combine(
            Arbitraries.of(Revocation.Kind.class),
            Arbitraries.integers().between(0, 11),
            Arbitraries.integers().between(0, 48))
        .as(Cut::new)
        .list()
        .ofMaxSize(3);
  }
}
