package io.github.sts4j.examples.benchmarks;

import io.github.sts4j.core.sigv4.RequestSignature;
import io.github.sts4j.core.sigv4.SigV4Settings;
import io.github.sts4j.core.sigv4.SignatureReader;
import io.github.sts4j.core.sigv4.SignedRequest;
import io.github.sts4j.core.sigv4.SigningKey;
import io.github.sts4j.core.sigv4.SigningKeyCache;
import io.github.sts4j.core.sigv4.VerifiedSignature;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
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
import software.amazon.awssdk.http.SdkHttpRequest;

/** Verification of a signed request, beside the AWS SDK's signing of it and beside R, see {@link RawUnseal}. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class SigV4Benchmark {
  // Of a TYPICAL request, in bytes.
  private static final int CANONICAL_REQUEST = 920;
  private static final int STRING_TO_SIGN = 136;
  // A power of two.
  private static final int CLIENTS = 256;

  /** Which headers the request has. */
  @Param
  public RequestHeaders headers = RequestHeaders.TYPICAL;

  private final SignatureReader reader = SignatureReader.of(SigV4Settings.forS3());
  private final SigningKeyCache keys = SigningKeyCache.of(10_000, new SecureRandom());
  private final byte[] canonicalRequest = new byte[CANONICAL_REQUEST];
  private final byte[] stringToSign = new byte[STRING_TO_SIGN];
  private MessageDigest sha256;
  private Mac hmac;
  private RawUnseal floor;
  private SignedCall call;
  private SignedRequest request;
  private final SignedRequest[] byClient = new SignedRequest[CLIENTS];
  private int next;

  /** Signs the request to verify. */
  @Setup
  public void prepare() throws GeneralSecurityException {
    floor = new RawUnseal();
    sha256 = MessageDigest.getInstance("SHA-256");
    hmac = Mac.getInstance("HmacSHA256");
    hmac.init(new SecretKeySpec(new byte[32], "HmacSHA256"));
    call = new SignedCall(headers, SignedCall.EXAMPLE);
    request = call.received();
    verify(request);
    for (int client = 0; client < CLIENTS; client++) {
      byClient[client] = new SignedCall(headers, SignedCall.client(client)).received();
    }
  }

  /** The unit, R. */
  @Benchmark
  public byte[] rawUnseal() throws GeneralSecurityException {
    return floor.run();
  }

  /** The floor: nothing but the hash and the HMAC of a verification, by the platform, with all objects made before. */
  @Benchmark
  public byte[] hashesAlone() {
    byte[] hash = sha256.digest(canonicalRequest);
    System.arraycopy(hash, 0, stringToSign, 0, hash.length);
    return hmac.doFinal(stringToSign);
  }

  /** The reading alone, a part of each verification. */
  @Benchmark
  public RequestSignature parse() {
    return reader.read(request);
  }

  /** A request of a session that was seen before. */
  @Benchmark
  public VerifiedSignature verifyWithCachedKey() {
    return verify(request);
  }

  /** The same of many clients in turn, each with credentials of its own: what is remembered is never at hand. */
  @Benchmark
  public VerifiedSignature verifyManyClients() {
    return verify(byClient[next++ & (CLIENTS - 1)]);
  }

  private VerifiedSignature verify(SignedRequest request) {
    RequestSignature signature = reader.read(request);
    SigningKey key = keys.signingKey(
        signature, SignedCall.SECRET, SignedCall.NOW.plusSeconds(900), SignedCall.NOW);
    return signature.verify(key, SignedCall.NOW);
  }

  /** The first request of a session. */
  @Benchmark
  public VerifiedSignature verifyWithDerivedKey() {
    RequestSignature signature = reader.read(request);
    return signature.verify(
        SigningKey.derive(SignedCall.SECRET, signature.scope()), SignedCall.NOW);
  }

  /** The peer: the AWS SDK for Java signs the same request, with the signing key cached. */
  @Benchmark
  public SdkHttpRequest awsSdkSigner() {
    return call.sign();
  }
}
