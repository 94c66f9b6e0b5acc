package io.github.sts4j.testkit;

import io.github.sts4j.core.identity.AccessKeyId;
import io.github.sts4j.core.identity.AccountId;
import io.github.sts4j.core.identity.SecretAccessKey;
import io.github.sts4j.core.identity.UniqueId;
import io.github.sts4j.core.token.SessionClaims;
import io.github.sts4j.core.token.SessionClaimsBuilder;
import io.github.sts4j.core.token.SessionKind;
import io.github.sts4j.core.token.SessionTag;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.arbitraries.StringArbitrary;

/** Arbitrary parts of sessions: tags, and the claims that a session token carries. All of them well formed. */
public final class SessionArbitraries {
  private static final Instant FIRST_ISSUED = Instant.parse("2026-01-01T00:00:00Z");
  private static final int LONGEST_SECONDS = 43_200;
  private static final int MOST_TAGS = 50;

  private SessionArbitraries() {}

  /** Keys of tags: 1 to 128 letters, digits and separators of any script, not beginning with `aws:` (ST-2, ST-3). */
  public static Arbitrary<String> tagKeys() {
    return tagText()
        .ofMinLength(1)
        .ofMaxLength(128)
        .filter(key -> !key.toLowerCase(Locale.ROOT).startsWith("aws:"));
  }

  /** Values of tags: 0 to 256 of the same characters (ST-2). */
  public static Arbitrary<String> tagValues() {
    return tagText().ofMaxLength(256);
  }

  /** Up to 50 tags of which no two keys differ by letter case alone, as IAM asks (ST-4). */
  public static Arbitrary<Map<String, String>> tags() {
    return sessionTags().map(tags -> {
      Map<String, String> byKey = new LinkedHashMap<>();
      tags.forEach(tag -> byKey.put(tag.key(), tag.value()));
      return byKey;
    });
  }

  /** Up to 50 tags of a session, transitive or not, of which no two keys differ by letter case alone (ST-4). */
  public static Arbitrary<List<SessionTag>> sessionTags() {
    return Combinators.combine(tagKeys(), tagValues(), Arbitraries.of(false, true))
        .as(SessionTag::new)
        .list()
        .uniqueElements(tag -> tag.key().toLowerCase(Locale.ROOT).toUpperCase(Locale.ROOT))
        .ofMaxSize(MOST_TAGS);
  }

  /** The claims of sessions of roles, with and without tags, source identity, session policy and MFA. */
  public static Arbitrary<SessionClaims> roleSessionClaims() {
    return Combinators.combine(
            IdentifierArbitraries.accountIds(),
            Arbitraries.longs(),
            Arbitraries.integers().between(900, LONGEST_SECONDS),
            IdentifierArbitraries.roleSessionNames(),
            sessionTags().map(tags -> tags.subList(0, Math.min(tags.size(), 5))),
            IdentifierArbitraries.roleSessionNames()
                .filter(name -> !name.toLowerCase(Locale.ROOT).startsWith("aws:"))
                .optional(),
            Arbitraries.of(true, false),
            Arbitraries.of(false, true))
        .as(SessionArbitraries::claims);
  }

  private static SessionClaims claims(
      AccountId account,
      long seed,
      int seconds,
      String name,
      List<SessionTag> tags,
      Optional<String> sourceIdentity,
      boolean limited,
      boolean mfa) {
    Random random = new Random(seed);
    String role = "arn:aws:iam::" + account.value() + ":role/Reader";
    Instant issued = FIRST_ISSUED.plusSeconds(random.nextInt(LONGEST_SECONDS));
    SessionClaimsBuilder claims = SessionClaims.builder()
        .kind(SessionKind.ROLE)
        .accessKeyId(AccessKeyId.temporary(account, random))
        .secretAccessKey(SecretAccessKey.generate(random))
        .principalArn(role)
        .principalId(UniqueId.derived(UniqueId.Kind.ROLE, role).value())
        .sessionName(name)
        .issuedAt(issued)
        .expiresAt(issued.plusSeconds(seconds))
        .tags(tags);
    sourceIdentity.ifPresent(claims::sourceIdentity);
    if (limited) {
      claims.sessionPolicy(
          "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"*\"}]}");
    }
    if (mfa) {
      claims.mfaAuthenticatedAt(issued.minusSeconds(60));
    }
    return claims.build();
  }

  private static StringArbitrary tagText() {
    return Arbitraries.strings()
        .withCharRange('a', 'z')
        .withCharRange('A', 'Z')
        .numeric()
        .withChars(" _.:/=+-@äß京");
  }
}
