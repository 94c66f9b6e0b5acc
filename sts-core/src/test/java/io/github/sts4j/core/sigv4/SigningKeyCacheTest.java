package io.github.sts4j.core.sigv4;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sts4j.core.error.AuthenticationFailure;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SigningKeyCacheTest {
  private static final Instant END = Verifying.NOW.plusSeconds(900);

  private final SigningKeyCache cache = SigningKeyCache.of(3, new Random(7));
  private final RequestSignature signature =
      RequestSignature.parse(TestSigner.s3().request(), SigV4Settings.forS3());

  @Test
  void aKeyThatVerifiedNothingIsNotKept() {
    Verifying.refused(
        AuthenticationFailure.SIGNATURE_MISMATCH,
        () -> signature.verify(
            cache.signingKey(signature, "wrong", END, Verifying.NOW), Verifying.NOW));
    assertEquals(0, cache.size());
  }

  @Test
  void aKeyThatVerifiedIsDerivedOnce() {
    SigningKey first = prove(END);
    SigningKey second = cache.signingKey(signature, TestSigner.SECRET, END, Verifying.NOW);
    assertNotSame(first, second);
    assertSame(
        second,
        cache.signingKey(signature, TestSigner.SECRET, END, Verifying.NOW.plusSeconds(899)));
    signature.verify(second, Verifying.NOW);
    assertEquals(1, cache.size());
  }

  @Test
  void aKeyIsNeitherUsedNorHeldAtTheEndOfItsSession() {
    prove(END);
    SigningKey kept = cache.signingKey(signature, TestSigner.SECRET, END, END.minusMillis(1));
    assertNotSame(kept, cache.signingKey(signature, TestSigner.SECRET, END.plusSeconds(60), END));
    assertEquals(0, cache.size());
  }

  @Test
  void aLongTermKeyIsForgottenOnceNothingSignedInItsScopeCanVerify() {
    prove(Instant.MAX);
    Instant lastDay = Instant.parse("2026-01-23T23:59:59Z");
    SigningKey kept = cache.signingKey(signature, TestSigner.SECRET, Instant.MAX, lastDay);
    assertSame(kept, cache.signingKey(signature, TestSigner.SECRET, Instant.MAX, lastDay));
    cache.signingKey(
        signature, TestSigner.SECRET, Instant.MAX, Instant.parse("2026-01-24T00:01:00Z"));
    assertEquals(0, cache.size());
  }

  @Test
  void itIsBounded() {
    for (int i = 0; i < 50; i++) {
      TestSigner signer = TestSigner.s3();
      signer.accessKey = "ASIAEXAMPLE" + i;
      RequestSignature other = RequestSignature.parse(signer.request(), SigV4Settings.forS3());
      other.verify(cache.signingKey(other, TestSigner.SECRET, END, Verifying.NOW), Verifying.NOW);
    }
    assertTrue(cache.size() > 0 && cache.size() <= 3, "" + cache.size());
    assertThrows(IllegalArgumentException.class, () -> SigningKeyCache.of(1, new Random()));
  }

  @Test
  void anotherRegionServiceOrDayHasItsOwnKey() {
    prove(END);
    TestSigner signer = TestSigner.s3();
    signer.region = "us-east-1";
    RequestSignature other = RequestSignature.parse(signer.request(), SigV4Settings.forS3());
    other.verify(cache.signingKey(other, TestSigner.SECRET, END, Verifying.NOW), Verifying.NOW);
    assertEquals(2, cache.size());
  }

  private SigningKey prove(Instant end) {
    SigningKey key = cache.signingKey(signature, TestSigner.SECRET, end, Verifying.NOW);
    signature.verify(key, Verifying.NOW);
    return key;
  }
}
