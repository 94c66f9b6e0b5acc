package io.github.sts4j.examples.benchmarks;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.nimbusds.jose.JOSEException;
import io.github.sts4j.core.federation.VerifiedWebIdentity;
import io.github.sts4j.federation.oidc.OidcVerifier;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Verification of an ID token, beside the bare verification of its signature with the same key. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class OidcBenchmark {
  /** How the token is signed. */
  @Param({"RS256", "ES256"})
  public String algorithm = "RS256";

  private OidcVerifier verifier;
  private String token;
  private PublicKey key;
  private String platformName;
  private byte[] signingInput;
  private byte[] signature;
  private final JsonFactory json = new JsonFactory();

  /** Signs the token to verify. */
  @Setup
  public void prepare() throws GeneralSecurityException, JOSEException {
    SignedIdToken signed = SignedIdToken.of(algorithm);
    verifier = signed.verifier();
    token = signed.token();
    key = signed.key();
    platformName = algorithm.equals("RS256") ? "SHA256withRSA" : "SHA256withECDSAinP1363Format";
    int end = token.lastIndexOf('.');
    signingInput = token.substring(0, end).getBytes(StandardCharsets.US_ASCII);
    signature = Base64.getUrlDecoder().decode(token.substring(end + 1));
  }

  /** The floor: the platform's signature check as one would write it, everything decoded and at hand. */
  @Benchmark
  public boolean signatureAlone() throws GeneralSecurityException {
    Signature bare = Signature.getInstance(platformName);
    bare.initVerify(key);
    bare.update(signingInput);
    return bare.verify(signature);
  }

  /** What no verifier is without besides: the names and texts of the claims, by the parser that is used here, kept nowhere. */
  @Benchmark
  public int claimsAlone() throws IOException {
    int length = 0;
    try (JsonParser parser = json.createParser(SignedIdToken.CLAIMS)) {
      while (parser.nextToken() != null) {
        length += parser.getText().length();
      }
    }
    return length;
  }

  /** From the token's text to the identity, keys cached. */
  @Benchmark
  public VerifiedWebIdentity verify() {
    return verifier.verify(SignedIdToken.ROLE, token);
  }
}
