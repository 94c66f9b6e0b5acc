package io.github.sts4j.core.token;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** A source of the numbers 1, 2, 3 and so on, four bytes each, that remembers what it was asked to fill. */
final class NumberedWords implements RandomGenerator {
  private int last;
  private final List<byte[]> filled = new ArrayList<>();

  @Override
  public synchronized void nextBytes(byte[] target) {
    ByteBuffer words = ByteBuffer.wrap(target);
    while (words.hasRemaining()) {
      words.putInt(++last);
    }
    filled.add(target);
  }

  @Override
  public long nextLong() {
    throw new AssertionError("everything is drawn as bytes");
  }

  /** How many words were drawn. */
  synchronized int drawn() {
    return last;
  }

  /** The arrays themselves. */
  synchronized List<byte[]> filled() {
    return List.copyOf(filled);
  }

  /** The words that these bytes are. */
  static List<Integer> wordsOf(byte[] bytes) {
    List<Integer> words = new ArrayList<>();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    while (in.hasRemaining()) {
      words.add(in.getInt());
    }
    return words;
  }
}
