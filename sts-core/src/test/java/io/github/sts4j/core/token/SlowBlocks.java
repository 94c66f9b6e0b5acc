package io.github.sts4j.core.token;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** What one thread gets of {@link BlockRandom}, told word by word and without arrays: the reference. */
final class SlowBlocks {
  private record Word(int number, long drawnAt) {}

  private final Deque<Word> kept = new ArrayDeque<>();
  private int lastNumber;
  private int lastDraw;
  private long lastDrawAt;

  /** The words that who asks at this time for so many gets. */
  List<Integer> ask(int words, long now) {
    if (words > 128) {
      return draw(words);
    }
    boolean lately = lastDraw > 0 && now >= lastDrawAt && now < lastDrawAt + 10_000_000;
    if (!lately || kept.size() < words) {
      kept.clear();
      lastDraw = lately ? Math.min(1_024, Math.max(words, 2 * lastDraw)) : words;
      lastDrawAt = now;
      draw(lastDraw).forEach(number -> kept.add(new Word(number, now)));
    }
    List<Integer> given = new ArrayList<>();
    for (int i = 0; i < words; i++) {
      Word next = kept.remove();
      if (now - next.drawnAt >= 10_000_000) {
        throw new AssertionError("the reference itself gives out what is old");
      }
      given.add(next.number);
    }
    return given;
  }

  private List<Integer> draw(int words) {
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; i < words; i++) {
      numbers.add(++lastNumber);
    }
    return numbers;
  }
}
