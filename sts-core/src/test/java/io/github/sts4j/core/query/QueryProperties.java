package io.github.sts4j.core.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sts4j.core.error.StsError;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/**
 * Whatever a form holds, well signed or not:
 * 1. the answer is a well-formed document, of a success or with a code and status of the catalogue;
 * 2. it is never an internal failure;
 * 3. a request that nobody signed never succeeds.
 */
class QueryProperties {
  private final TestWorld world = new TestWorld();

  @Property(tries = 400)
  void signedFormIsAnsweredByTheCatalogue(@ForAll("forms") String form) {
    assertFromCatalogue(world.post(TestWorld.ALICE, form));
  }

  @Property(tries = 200)
  void bytesAreAnsweredByTheCatalogue(@ForAll byte[] body) {
    assertFromCatalogue(world.answer(TestWorld.ALICE.post(body), body));
  }

  @Property(tries = 200)
  void unsignedFormNeverSucceeds(@ForAll("forms") String form) {
    Answer answer =
        world.answer(ClientSigner.unsignedPost(), form.getBytes(StandardCharsets.UTF_8));

    assertEquals("ErrorResponse", answer.root().getLocalName());
    assertFromCatalogue(answer);
  }

  private static void assertFromCatalogue(Answer answer) {
    if (!answer.root().getLocalName().equals("ErrorResponse")) {
      assertEquals(200, answer.response().status());
      return;
    }
    Optional<StsError> known = Arrays.stream(StsError.values())
        .filter(error -> error.code().equals(answer.code()))
        .findFirst();
    assertTrue(known.isPresent(), answer.code());
    assertEquals(known.get().httpStatus(), answer.response().status());
    assertTrue(answer.response().status() < 500, answer.body());
  }

  /** Mostly AssumeRole, with parameters of its names and hostile values; sometimes anything. */
  @Provide
  Arbitrary<String> forms() {
    Arbitrary<String> name = Arbitraries.oneOf(
        Arbitraries.of(
            "RoleArn",
            "RoleSessionName",
            "DurationSeconds",
            "Policy",
            "PolicyArns.member.1.arn",
            "Tags.member.1.Key",
            "Tags.member.1.Value",
            "Tags.member.2.Key",
            "TransitiveTagKeys.member.1",
            "ExternalId",
            "SerialNumber",
            "TokenCode",
            "SourceIdentity",
            "ProvidedContexts.member.1.ProviderArn",
            "ProvidedContexts.member.1.ContextAssertion",
            "Tags.member.",
            "PolicyArns.member..arn"),
        Arbitraries.strings().ofMaxLength(8));
    Arbitrary<String> value = Arbitraries.oneOf(
        Arbitraries.of(
            TestWorld.READER,
            "alice",
            "900",
            "43200",
            "",
            "{}",
            TestWorld.allow("s3:*", "*"),
            "arn:aws:iam::aws:policy/none",
            "::::::",
            "123456"),
        Arbitraries.strings().ofMaxLength(40));
    Arbitrary<String> pair = Combinators.combine(name, value)
        .as((n, v) -> URLEncoder.encode(n, StandardCharsets.UTF_8) + "="
            + URLEncoder.encode(v, StandardCharsets.UTF_8));
    Arbitrary<String> action = Arbitraries.frequencyOf(
        Tuple.of(8, Arbitraries.just(TestWorld.assumeRoleForm(""))),
        Tuple.of(4, Arbitraries.just("Action=AssumeRole&Version=2011-06-15")),
        Tuple.of(1, Arbitraries.just("Action=GetCallerIdentity&Version=2011-06-15")),
        Tuple.of(1, Arbitraries.strings().ascii().ofMaxLength(30)));
    return Combinators.combine(action, pair.list().ofMaxSize(5))
        .as((first, pairs) -> first + "&" + String.join("&", pairs));
  }
}
