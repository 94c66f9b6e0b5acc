package io.github.sts4j.examples.benchmarks;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
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

/**
 * The last step of a signature, HMAC-SHA-256 over a string to sign of 134 characters: with a {@link Mac} that a thread keeps
 * keyed, with two hashes that have taken in the key and are copied for each message, and with one hash that is kept and takes
 * in the key anew.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class HmacBenchmark {
  private final byte[] key = new byte[32];
  private final byte[] message = new byte[134];
  private final byte[] innerBlock = block(0x36);
  private final byte[] outerBlock = block(0x5c);
  private Mac mac;
  private MessageDigest kept;
  private MessageDigest inner;
  private MessageDigest outer;

  /** Takes in the key. */
  @Setup
  public void prepare() throws GeneralSecurityException {
    mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    kept = MessageDigest.getInstance("SHA-256");
    inner = begun(innerBlock);
    outer = begun(outerBlock);
  }

  private byte[] block(int pad) {
    byte[] block = new byte[64];
    for (int i = 0; i < block.length; i++) {
      block[i] = (byte) ((i < key.length ? key[i] : 0) ^ pad);
    }
    return block;
  }

  private static MessageDigest begun(byte[] block) throws GeneralSecurityException {
    MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
    sha256.update(block);
    return sha256;
  }

  @Benchmark
  public byte[] keptMac() {
    return mac.doFinal(message);
  }

  @Benchmark
  public byte[] copiedHashes() throws CloneNotSupportedException {
    byte[] hash = ((MessageDigest) inner.clone()).digest(message);
    return ((MessageDigest) outer.clone()).digest(hash);
  }

  @Benchmark
  public byte[] keptHash() {
    kept.update(innerBlock);
    byte[] hash = kept.digest(message);
    kept.update(outerBlock);
    return kept.digest(hash);
  }
}
