package io.github.sts4j.core.sigv4;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sts4j.core.error.AuthenticationException;
import java.util.List;
import java.util.function.Supplier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;
import net.jqwik.api.statistics.Statistics;

/**
 * What a reader remembers is seen by nobody: whatever it read before, it says of a request what is said of it by who has read
 * nothing else, to the letter of the refusal.
 */
class SignatureReaderProperties {

  @Property(tries = 500)
  void aReaderSaysWhatOneWithoutMemorySays(@ForAll("conversations") List<SignedRequest> requests) {
    SigV4Settings settings = SigV4Settings.forS3();
    SignatureReader reader = SignatureReader.of(settings);
    int proven = 0;
    for (SignedRequest request : requests) {
      String expected = said(() -> RequestSignature.parse(request, settings));
      assertEquals(expected, said(() -> reader.read(request)), () -> authorization(request));
      proven += isProven(reader, request) ? 1 : 0;
    }
    Statistics.collect(proven > 1 ? "some were remembered" : "none to remember");
    Statistics.coverage(
        coverage -> coverage.check("some were remembered").percentage(percent -> percent > 30));
  }

  @Property(tries = 1500)
  void ofAKnownAuthorizationWithOneCharacterChangedItSaysTheSame(
      @ForAll("changes") Tuple2<Integer, Character> change) {
    SigV4Settings settings = SigV4Settings.forS3();
    SignatureReader reader = SignatureReader.of(settings);
    TestSigner signer = TestSigner.s3();
    String header = signer.authorization();
    SignedRequest original = signer.request(header);
    assertTrue(isProven(reader, original));
    SignedRequest changed = signer.request(changed(header, change));
    assertEquals(
        said(() -> RequestSignature.parse(changed, settings)), said(() -> reader.read(changed)));
    assertTrue(said(() -> reader.read(original)).startsWith("RequestSignature"));
  }

  /** Whether its signature holds, at the time it was made; then it is remembered. */
  private static boolean isProven(SignatureReader reader, SignedRequest request) {
    try {
      RequestSignature read = reader.read(request);
      Verifying.verify(read, read.signedAt());
      return true;
    } catch (AuthenticationException e) {
      return false;
    }
  }

  /** All that is ever asked of a signature, or how it was refused. */
  private static String said(Supplier<RequestSignature> reading) {
    try {
      RequestSignature read = reading.get();
      return String.join(
          "\n",
          read.toString(),
          read.signedHeaders().toString(),
          read.sessionToken().toString(),
          read.payloadMode().toString(),
          read.scopeText().text(),
          read.signatureHex(),
          TestSigner.hex(read.stringToSign("")));
    } catch (AuthenticationException e) {
      return e.failure() + ": " + e.getMessage();
    }
  }

  /** A few clients' requests, some of them spoilt. */
  @Provide
  Arbitrary<List<SignedRequest>> conversations() {
    return requests().list().ofMinSize(2).ofMaxSize(12);
  }

  private Arbitrary<SignedRequest> requests() {
    return Combinators.combine(
            Arbitraries.of("ASIAIOSFODNN7EXAMPLE", "AKIAIOSFODNN7EXAMPL2", "K"),
            Arbitraries.of("eu-central-1", "us-east-1"),
            Arbitraries.of("20260115T120000Z", "20260116T120000Z"),
            Arbitraries.of("20260115T120000Z", "20260115T120000Z", "20260116T120000Z", "noon"),
            Arbitraries.of("x-amz-security-token", "range", "x-amz-date"),
            changes(),
            Arbitraries.of(false, false, true))
        .as((accessKey, region, scopeDate, date, header, change, spoilt) -> {
          TestSigner signer = TestSigner.s3().header(header, "a=1").header("x-amz-date", date);
          signer.accessKey = accessKey;
          signer.region = region;
          signer.date = scopeDate;
          String authorization = signer.authorization();
          return signer.request(spoilt ? changed(authorization, change) : authorization);
        });
  }

  /** A place in a header, and what stands there now: among others what is `a`, `0` or `,` to who drops the high byte. */
  @Provide
  Arbitrary<Tuple2<Integer, Character>> changes() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 240),
            Arbitraries.oneOf(
                Arbitraries.of(
                    'a', 'G', '0', ',', ';', '/', ' ', '=', '\u0161', '\u0130', '\u012c'),
                Arbitraries.chars()))
        .as(Tuple::of);
  }

  private static String changed(String header, Tuple2<Integer, Character> change) {
    int at = change.get1() % header.length();
    return header.substring(0, at) + change.get2() + header.substring(at + 1);
  }

  private static String authorization(SignedRequest request) {
    return request.headers("authorization").toString();
  }
}
