package io.github.sts4j.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sts4j.core.identity.Tags;
import io.github.sts4j.core.token.KeyRing;
import io.github.sts4j.core.token.SessionClaims;
import io.github.sts4j.core.token.SessionToken;
import io.github.sts4j.core.token.SessionTokenSealer;
import io.github.sts4j.policy.Arn;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is generated keeps the rules, and comes out of a token as it went in. */
class SessionArbitrariesProperties {

  // ST-2, ST-4
  @Property(tries = 200)
  void tagsAreOnesThatADirectoryTakes(@ForAll("tags") Map<String, String> tags) {
    assertEquals(tags, Tags.copyOf(tags));
    assertTrue(tags.size() <= 50);
  }

  // PT-3
  @Property(tries = 200)
  void claimsComeOutOfATokenAsTheyWentIn(@ForAll("claims") SessionClaims claims) {
    Random random = new Random(1);
    SessionTokenSealer sealer = SessionTokenSealer.create(KeyRing.generate(random), random);
    SessionToken token = sealer.seal(claims);
    assertEquals(Optional.of(claims), sealer.open(token, claims.accessKeyId()));
  }

  // ID-2
  @Property(tries = 200)
  void arnsCanBeReadBack(@ForAll("arns") Arn arn) {
    assertEquals(arn, Arn.parse(arn.toString()));
  }

  @Provide
  Arbitrary<Map<String, String>> tags() {
    return SessionArbitraries.tags();
  }

  @Provide
  Arbitrary<SessionClaims> claims() {
    return SessionArbitraries.roleSessionClaims();
  }

  @Provide
  Arbitrary<Arn> arns() {
    return Arbitraries.oneOf(
        IdentifierArbitraries.arns(),
        IdentifierArbitraries.userArns(),
        IdentifierArbitraries.roleArns());
  }
}
