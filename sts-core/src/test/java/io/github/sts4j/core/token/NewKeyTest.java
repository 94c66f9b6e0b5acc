package io.github.sts4j.core.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.github.sts4j.core.identity.AccessKeyId;
import io.github.sts4j.core.identity.SecretAccessKey;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Key id and secret of a session come of one draw, and no part of it is used twice. */
class NewKeyTest {
  private final AtomicInteger draws = new AtomicInteger();
  private final SplittableRandom random = new SplittableRandom(7);

  // CR-2
  @Test
  void keyIdAndSecretComeOfOneDraw() {
    RandomGenerator counting = new RandomGenerator() {
      @Override
      public long nextLong() {
        draws.incrementAndGet();
        return random.nextLong();
      }

      @Override
      public void nextBytes(byte[] target) {
        draws.incrementAndGet();
        random.nextBytes(target);
      }
    };
    SessionClaims one = Claims.role().newKey(Claims.ACCOUNT, counting).build();
    assertEquals(1, draws.get());
    SessionClaims other = Claims.role().newKey(Claims.ACCOUNT, counting).build();
    assertEquals(Claims.ACCOUNT, one.accessKeyId().account().orElseThrow());
    assertNotEquals(one.accessKeyId(), other.accessKeyId());
    assertNotEquals(one.secretAccessKey(), other.secretAccessKey());
  }

  // CR-2: the same bytes, in the same order, as when each is drawn by itself.
  @Test
  void theDrawIsReadInOrder() {
    byte[] bytes = new byte[38];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (i + 1);
    }
    SessionClaims claims =
        Claims.role().newKey(Claims.ACCOUNT, new FixedBytes(bytes)).build();
    DrawnBytes expected = DrawnBytes.of(new FixedBytes(bytes), bytes.length);
    assertEquals(AccessKeyId.temporary(Claims.ACCOUNT, expected), claims.accessKeyId());
    assertEquals(SecretAccessKey.generate(expected), claims.secretAccessKey());
  }
}
