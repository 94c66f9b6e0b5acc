package io.github.sts4j.core.sigv4;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.sts4j.core.error.AuthenticationException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Whatever the {@code Authorization} header of a well-signed request is replaced by:
 * 1. nothing but an {@link AuthenticationException} is thrown;
 * 2. what verifies names the key, scope and headers that were signed for.
 */
class AuthorizationHeaderFuzzer {
  private static final List<String> SIGNED = List.of("host", "x-amz-content-sha256", "x-amz-date");

  @FuzzTest(maxDuration = "3m")
  void replaced(byte[] authorization) {
    SignedRequest request = SignedRequest.of(
        "GET",
        "/",
        Map.of(
            "Authorization", List.of(new String(authorization, StandardCharsets.ISO_8859_1)),
            "host", List.of("s3.example.com"),
            "x-amz-content-sha256", List.of(TestSigner.EMPTY_HASH),
            "x-amz-date", List.of(TestSigner.DATE)));
    VerifiedSignature verified;
    try {
      verified = Verifying.s3(request);
    } catch (AuthenticationException refused) {
      return;
    }
    // The access key id is no part of what is signed: it only says whose secret to verify with.
    assertEquals(SIGNED, verified.signedHeaders());
    assertEquals("20260115/eu-central-1/s3/aws4_request", verified.scope().toString());
  }
}
