package io.github.sts4j.testkit.policy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The shortest text for each way in which texts can match some of several patterns and not the others: two texts that match
 * the same patterns are the same to a policy, so one of them is enough.
 *
 * <p>Found by walking all patterns at once, character by character. Complete unless the patterns are so entangled that the
 * walk is cut off; then the shorter texts are there and some longer ones are not.
 */
final class Representatives {
  private static final int MOST_STATES = 20_000;
  private static final String FRESH = "xzqjkwvXZQJKWV0123456789~";

  private record Step(BitSet state, String text) {}

  private final List<Glob.@Nullable Token> tokens = new ArrayList<>();
  private final BitSet start = new BitSet();
  private final BitSet ends = new BitSet();
  /** Letters and digits come before signs, so that the texts look like names. */
  private final Set<Character> alphabet =
      new TreeSet<>(Comparator.comparing((Character c) -> !Character.isLetterOrDigit(c))
          .thenComparing(Comparator.naturalOrder()));

  private final List<Character> ordered;
  private final int skeletonEnd;

  private Representatives(Glob skeleton, Collection<Glob> patterns) {
    add(skeleton);
    skeletonEnd = tokens.size() - 1;
    patterns.forEach(this::add);
    ordered = new ArrayList<>(alphabet);
    // A character that no pattern names stands for all such, and comes first: it is the plainest.
    FRESH
        .chars()
        .filter(c -> !alphabet.contains((char) c))
        .findFirst()
        .ifPresent(c -> ordered.add(0, (char) c));
  }

  /**
   * The texts, the shortest first.
   *
   * @param skeleton what every text must match
   */
  static List<String> of(Glob skeleton, Collection<Glob> patterns) {
    return new Representatives(skeleton, new LinkedHashSet<>(patterns)).walk();
  }

  private void add(Glob glob) {
    int first = tokens.size();
    for (Glob.Token token : glob.tokens()) {
      tokens.add(token);
      if (token.literal() != 0) {
        alphabet.add(token.literal());
      }
    }
    ends.set(tokens.size());
    tokens.add(null);
    enter(start, first);
  }

  private List<String> walk() {
    List<String> texts = new ArrayList<>();
    Set<BitSet> matched = new HashSet<>();
    Set<BitSet> seen = new HashSet<>(Set.of(start));
    Queue<Step> queue = new ArrayDeque<>(List.of(new Step(start, "")));
    for (Step step = queue.poll(); step != null; step = queue.poll()) {
      BitSet ended = (BitSet) step.state.clone();
      ended.and(ends);
      if (ended.get(skeletonEnd) && matched.add(ended)) {
        texts.add(step.text);
      }
      for (char c : ordered) {
        BitSet next = after(step.state, c);
        boolean open = next.nextSetBit(0) >= 0 && next.nextSetBit(0) <= skeletonEnd;
        if (open && seen.size() < MOST_STATES && seen.add(next)) {
          queue.add(new Step(next, step.text + shown(step.state, c)));
        }
      }
    }
    return texts;
  }

  private BitSet after(BitSet state, char c) {
    BitSet next = new BitSet();
    for (int at = state.nextSetBit(0); at >= 0; at = state.nextSetBit(at + 1)) {
      Glob.Token token = tokens.get(at);
      if (token != null && token.takes(c)) {
        enter(next, token.repeats() ? at : at + 1);
      }
    }
    return next;
  }

  /** A place is entered together with those behind it that may be skipped to. */
  private void enter(BitSet state, int place) {
    for (int at = place; !state.get(at); at++) {
      state.set(at);
      Glob.Token token = tokens.get(at);
      if (token == null || !token.repeats()) {
        return;
      }
    }
  }

  /** The character as the first pattern that asks for it writes it. */
  private char shown(BitSet state, char c) {
    for (int at = state.nextSetBit(0); at >= 0; at = state.nextSetBit(at + 1)) {
      Glob.Token token = tokens.get(at);
      if (token != null && token.literal() == c) {
        return token.shown();
      }
    }
    return c;
  }
}
