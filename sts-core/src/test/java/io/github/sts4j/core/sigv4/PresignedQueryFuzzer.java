package io.github.sts4j.core.sigv4;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.sts4j.core.error.AuthenticationException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whatever the query of a presigned request is replaced by:
 * 1. nothing but an {@link AuthenticationException} is thrown;
 * 2. the canonical form of a canonical query is itself;
 * 3. what verifies has the canonical query that was signed.
 */
class PresignedQueryFuzzer {
  private static final String SIGNED =
      canonical(TestSigner.presigned().query("prefix=a%2Fb").presign(60).rawQuery());

  @FuzzTest(maxDuration = "3m")
  void replaced(byte[] bytes) {
    String query = new String(bytes, StandardCharsets.UTF_8);
    SignedRequest request =
        SignedRequest.of("GET", "/?" + query, Map.of("host", List.of("s3.example.com")));
    try {
      String canonical = canonical(query);
      assertEquals(canonical, canonical(canonical));
      Verifying.s3(request);
      assertEquals(SIGNED, canonical);
    } catch (AuthenticationException refused) {
      // As most are.
    }
  }

  private static String canonical(String query) {
    return QueryParameters.parse(query, SignatureForm.PRESIGNED).canonical(Set.of());
  }
}
