package io.github.sts4j.examples.benchmarks;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.util.Base64URL;
import io.github.sts4j.core.federation.VerifiedWebIdentity;
import io.github.sts4j.federation.oidc.OidcVerifier;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
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
  private JWSVerifier bare;
  private JWSHeader header;
  private byte[] signingInput;
  private Base64URL signature;

  /** Signs the token to verify. */
  @Setup
  public void prepare() throws GeneralSecurityException, JOSEException {
    SignedIdToken signed = SignedIdToken.of(algorithm);
    verifier = signed.verifier();
    token = signed.token();
    bare = signed.bareVerifier();
    header = new JWSHeader(JWSAlgorithm.parse(algorithm));
    int end = token.lastIndexOf('.');
    signingInput = token.substring(0, end).getBytes(StandardCharsets.US_ASCII);
    signature = new Base64URL(token.substring(end + 1));
  }

  /** The floor: the library's signature check, with everything it needs at hand. */
  @Benchmark
  public boolean signatureAlone() throws JOSEException {
    return bare.verify(header, signingInput, signature);
  }

  /** From the token's text to the identity, keys cached. */
  @Benchmark
  public VerifiedWebIdentity verify() {
    return verifier.verify(SignedIdToken.ROLE, token);
  }
}
