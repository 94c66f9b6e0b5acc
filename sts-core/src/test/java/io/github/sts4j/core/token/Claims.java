package io.github.sts4j.core.token;

import io.github.sts4j.core.identity.AccessKeyId;
import io.github.sts4j.core.identity.AccountId;
import io.github.sts4j.core.identity.SecretAccessKey;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Claims for tests: a plain role session to vary, and any claims at all. */
final class Claims {
  static final AccountId ACCOUNT = AccountId.of("123456789012");
  static final AccessKeyId KEY = AccessKeyId.of("ASIARZPUZDIKEXAMPLE2");
  static final String SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
  static final String POLICY =
      "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Deny\",\"Action\":\"*\",\"Resource\":\"*\"}]}";
  static final Instant ISSUED = Instant.parse("2026-01-01T00:00:00Z");

  private Claims() {}

  static SessionClaimsBuilder role() {
    return SessionClaims.builder()
        .kind(SessionKind.ROLE)
        .accessKeyId(KEY)
        .secretAccessKey(SecretAccessKey.of(SECRET))
        .principalArn("arn:aws:iam::123456789012:role/Reader")
        .principalId("AROAGTDVLKL3JPFFECQVV")
        .sessionName("alice")
        .issuedAt(ISSUED)
        .expiresAt(ISSUED.plusSeconds(3600));
  }

  static SessionClaims full() {
    return role()
        .sourceIdentity("alice@example.org")
        .sessionPolicy(POLICY)
        .sessionPolicyArns(List.of("arn:aws:iam::aws:policy/ReadOnlyAccess"))
        .tags(List.of(new SessionTag("Star", "1", true), new SessionTag("Ort", "Köln 京都", false)))
        .mfaAuthenticatedAt(ISSUED.minusSeconds(60))
        .chained(true)
        .ancestors(List.of(link("ASIAVJ2E6QGR2WZILJFM")))
        .build();
  }

  /** A role session to come from. */
  static SessionLink link(String accessKeyId) {
    return new SessionLink(
        SessionKind.ROLE,
        AccessKeyId.of(accessKeyId),
        "AROA5EKYFQ2GNQVMHQ3OT",
        Optional.of("bob"),
        ISSUED.minusSeconds(60),
        Optional.empty());
  }

  static Arbitrary<SessionClaims> any() {
    return Combinators.combine(who(), narrowing(), history()).as(Claims::combine);
  }

  private record Who(
      SessionKind kind, long account, long seed, long issued, long lifetime, String name) {}

  private record Narrowing(
      Optional<String> policy, List<String> arns, List<SessionTag> tags, Optional<String> source) {}

  private record History(
      boolean chained,
      int ancestors,
      Optional<Integer> mfaSecondsBefore,
      Map<String, List<String>> context) {}

  private static Arbitrary<Who> who() {
    return Combinators.combine(
            Arbitraries.of(SessionKind.class),
            Arbitraries.longs().between(0, 999_999_999_999L),
            Arbitraries.longs(),
            Arbitraries.longs().between(100_000, ClaimRules.LAST_SECOND - 129_600),
            Arbitraries.longs().between(1, 129_600),
            Arbitraries.strings()
                .withChars("+=,.@-_")
                .alpha()
                .numeric()
                .ofMinLength(2)
                .ofMaxLength(64))
        .as(Who::new);
  }

  private static Arbitrary<Narrowing> narrowing() {
    Arbitrary<String> policy = Arbitraries.strings()
        .withCharRange(' ', '\u00FF')
        .withChars('\t', '\n', '\r')
        .ofMinLength(1)
        .ofMaxLength(2048);
    Arbitrary<String> arn = Arbitraries.strings()
        .withCharRange('!', '~')
        .withChars("äπ京")
        .ofMaxLength(100)
        .map(name -> "arn:aws:iam::aws:policy/" + name);
    return Combinators.combine(
            policy.optional(), arn.list().ofMaxSize(10), tags(), source().optional())
        .as(Narrowing::new);
  }

  private static Arbitrary<String> source() {
    return Arbitraries.strings().alpha().withChars("+=,.@-_").ofMinLength(2).ofMaxLength(256);
  }

  private static Arbitrary<List<SessionTag>> tags() {
    Arbitrary<String> key =
        Arbitraries.strings().alpha().withChars("äß京٣ _.:/=+-@").ofMinLength(1).ofMaxLength(128);
    Arbitrary<String> value =
        Arbitraries.strings().alpha().withChars("äß京٣ _.:/=+-@").ofMaxLength(256);
    return Combinators.combine(key, value, Arbitraries.of(true, false))
        .as((k, v, t) -> new SessionTag("k" + k.substring(1), v, t))
        .list()
        .ofMaxSize(12)
        .uniqueElements(tag -> tag.key().toLowerCase(Locale.ROOT));
  }

  private static Arbitrary<History> history() {
    return Combinators.combine(
            Arbitraries.of(true, false),
            Arbitraries.frequencyOf(
                Tuple.of(1, Arbitraries.just(0)),
                Tuple.of(2, Arbitraries.integers().between(0, ClaimRules.MAX_ANCESTORS))),
            Arbitraries.integers().between(0, 100_000).optional(),
            context())
        .as(History::new);
  }

  private static Arbitrary<Map<String, List<String>>> context() {
    Arbitrary<String> key = Arbitraries.strings()
        .withCharRange('a', 'z')
        .withChars("./:")
        .ofMaxLength(60)
        .map(claim -> "idp.example.com:" + claim);
    Arbitrary<String> value =
        Arbitraries.strings().alpha().withChars("äß京٣ _.:/=+-@\u0000").ofMaxLength(100);
    return Arbitraries.maps(key, value.list().ofMinSize(1).ofMaxSize(3)).ofMaxSize(4);
  }

  private static SessionClaims combine(Who who, Narrowing narrowing, History history) {
    SplittableRandom random = new SplittableRandom(who.seed());
    AccountId account = AccountId.of(String.format("%012d", who.account()));
    Instant issued = Instant.ofEpochSecond(who.issued());
    List<SessionLink> ancestors = IntStream.range(0, history.ancestors())
        .mapToObj(i -> ancestor(narrowing.source(), random))
        .toList();
    SessionClaimsBuilder claims = SessionClaims.builder()
        .kind(who.kind())
        .accessKeyId(AccessKeyId.temporary(account, random))
        .secretAccessKey(SecretAccessKey.generate(random))
        .principalArn("arn:aws:iam::" + account + ":" + resource(who.kind()))
        .principalId("AROAGTDVLKL3JPFFECQVV")
        .issuedAt(issued)
        .expiresAt(issued.plusSeconds(who.lifetime()))
        .sessionPolicyArns(narrowing.arns())
        .tags(narrowing.tags())
        .chained(history.chained() && !ancestors.isEmpty())
        .ancestors(ancestors);
    if (who.kind() == SessionKind.ROLE || who.kind() == SessionKind.FEDERATED_USER) {
      claims.sessionName(who.name());
    }
    if (who.kind() == SessionKind.ROLE && ancestors.isEmpty()) {
      claims.identityProvider("arn:aws:iam::" + account + ":oidc-provider/idp.example.com");
      claims.federatedContext(history.context());
    }
    if (who.kind() == SessionKind.DELEGATED) {
      claims.delegate(ACCOUNT);
    }
    if (history.chained()) {
      claims.firstPrincipal("arn:aws:iam::" + account + ":user/" + who.name());
    }
    narrowing.policy().ifPresent(claims::sessionPolicy);
    narrowing.source().ifPresent(claims::sourceIdentity);
    history.mfaSecondsBefore().ifPresent(s -> claims.mfaAuthenticatedAt(issued.minusSeconds(s)));
    return claims.build();
  }

  private static SessionLink ancestor(Optional<String> source, SplittableRandom random) {
    SessionKind kind = SessionKind.values()[random.nextInt(SessionKind.values().length)];
    boolean named = kind == SessionKind.ROLE
        || kind == SessionKind.FEDERATED_USER
        || (kind == SessionKind.DELEGATED && random.nextBoolean());
    return new SessionLink(
        kind,
        AccessKeyId.temporary(ACCOUNT, random),
        "AROAGTDVLKL3JPFFECQV" + random.nextInt(10),
        named ? Optional.of("name" + "x".repeat(random.nextInt(60))) : Optional.empty(),
        Instant.ofEpochSecond(random.nextLong(ClaimRules.LAST_SECOND + 1)),
        random.nextInt(3) == 0 ? Optional.of("other" + random.nextInt(9)) : source);
  }

  private static String resource(SessionKind kind) {
    return switch (kind) {
      case ROLE -> "role/team-a/Reader";
      case USER, FEDERATED_USER -> "user/alice";
      case ROOT -> "root";
      case DELEGATED -> "user/alice";
    };
  }
}
