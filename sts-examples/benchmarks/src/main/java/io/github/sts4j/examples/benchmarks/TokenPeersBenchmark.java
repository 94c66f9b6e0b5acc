package io.github.sts4j.examples.benchmarks;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AeadParameters;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.crypto.DirectEncrypter;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.EncryptedJWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.github.sts4j.core.token.SessionClaims;
import io.github.sts4j.core.token.SessionTag;
import java.security.GeneralSecurityException;
import java.text.ParseException;
import java.util.Arrays;
import java.util.Date;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What one would use for a session token instead: JSON Web Tokens with equal claims, and Tink on 400 bytes. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class TokenPeersBenchmark {
  private static final int SEALED = 4_096;

  private final SessionClaims claims = new TokenWorld().claims();
  private final byte[] key = new byte[64];
  private final byte[] plaintext = new byte[400];
  private final byte[] associated = new byte[64];
  private final byte[][] gcmSealed = new byte[SEALED][];
  private final byte[][] xaesSealed = new byte[SEALED][];
  private RawUnseal floor;
  private Aead gcm;
  private Aead xaes;
  private DirectEncrypter encrypter;
  private DirectDecrypter decrypter;
  private MACSigner signer;
  private MACVerifier verifier;
  private String jwe;
  private String jws;
  private int next;

  /** Makes the keys and what is to be opened. */
  @Setup
  public void prepare() throws GeneralSecurityException, JOSEException {
    floor = new RawUnseal();
    new TokenWorld().random.nextBytes(key);
    byte[] contentKey = Arrays.copyOf(key, 32);
    encrypter = new DirectEncrypter(contentKey);
    decrypter = new DirectDecrypter(contentKey);
    signer = new MACSigner(key);
    verifier = new MACVerifier(key);
    jwe = nimbusEncrypt();
    jws = nimbusSign();
    AeadConfig.register();
    gcm = aead(PredefinedAeadParameters.AES256_GCM);
    xaes = aead(PredefinedAeadParameters.XAES_256_GCM_192_BIT_NONCE);
    for (int i = 0; i < SEALED; i++) {
      gcmSealed[i] = gcm.encrypt(plaintext, associated);
      xaesSealed[i] = xaes.encrypt(plaintext, associated);
    }
  }

  private static Aead aead(AeadParameters parameters) throws GeneralSecurityException {
    return KeysetHandle.generateNew(parameters)
        .getPrimitive(RegistryConfiguration.get(), Aead.class);
  }

  /** The unit, R. */
  @Benchmark
  public byte[] rawUnseal() throws GeneralSecurityException {
    return floor.run();
  }

  /** Claims to an encrypted JWT, {@code dir} and {@code A256GCM}. */
  @Benchmark
  public String nimbusEncrypt() throws JOSEException {
    EncryptedJWT jwt =
        new EncryptedJWT(new JWEHeader(JWEAlgorithm.DIR, EncryptionMethod.A256GCM), jwtClaims());
    jwt.encrypt(encrypter);
    return jwt.serialize();
  }

  /** The encrypted JWT to claims. */
  @Benchmark
  public JWTClaimsSet nimbusDecrypt() throws ParseException, JOSEException {
    EncryptedJWT jwt = EncryptedJWT.parse(jwe);
    jwt.decrypt(decrypter);
    return jwt.getJWTClaimsSet();
  }

  /** Claims to a signed JWT, {@code HS512}. */
  @Benchmark
  public String nimbusSign() throws JOSEException {
    SignedJWT jwt = new SignedJWT(new JWSHeader(JWSAlgorithm.HS512), jwtClaims());
    jwt.sign(signer);
    return jwt.serialize();
  }

  /** The signed JWT to claims. */
  @Benchmark
  public JWTClaimsSet nimbusVerify() throws ParseException, JOSEException {
    SignedJWT jwt = SignedJWT.parse(jws);
    if (!jwt.verify(verifier)) {
      throw new IllegalStateException("the token does not verify");
    }
    return jwt.getJWTClaimsSet();
  }

  @Benchmark
  public byte[] tinkGcmSeal() throws GeneralSecurityException {
    return gcm.encrypt(plaintext, associated);
  }

  @Benchmark
  public byte[] tinkGcmUnseal() throws GeneralSecurityException {
    return gcm.decrypt(gcmSealed[next++ & (SEALED - 1)], associated);
  }

  @Benchmark
  public byte[] tinkXaesSeal() throws GeneralSecurityException {
    return xaes.encrypt(plaintext, associated);
  }

  @Benchmark
  public byte[] tinkXaesUnseal() throws GeneralSecurityException {
    return xaes.decrypt(xaesSealed[next++ & (SEALED - 1)], associated);
  }

  private JWTClaimsSet jwtClaims() {
    return new JWTClaimsSet.Builder()
        .jwtID(claims.accessKeyId().value())
        .claim("secret", claims.secretAccessKey().reveal())
        .issuer(claims.principalArn())
        .subject(claims.principalId())
        .claim("name", claims.sessionName().orElseThrow())
        .issueTime(Date.from(claims.issuedAt()))
        .expirationTime(Date.from(claims.expiresAt()))
        .claim(
            "tags",
            claims.tags().stream().collect(Collectors.toMap(SessionTag::key, SessionTag::value)))
        .build();
  }
}
