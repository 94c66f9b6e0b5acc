package io.github.sts4j.policy.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Texts with variables and wildcards, compared character by character. */
final class Texts {
  private static final int ANY_RUN = -1;
  private static final int ANY_ONE = -2;

  private Texts() {}

  /** Whether a text is exactly what the pattern stands for; wildcards are plain characters. */
  static boolean isExactly(
      String pattern, boolean variables, String text, Map<String, Situation.Given> context) {
    return plain(pattern, variables, context).map(text::equals).orElse(false);
  }

  /** The same without regard to letter case. */
  static boolean isExactlyIgnoringCase(
      String pattern, boolean variables, String text, Map<String, Situation.Given> context) {
    return plain(pattern, variables, context).map(text::equalsIgnoreCase).orElse(false);
  }

  /** Whether a text is like the pattern: `*` is any run of characters, `?` exactly one, anchored at both ends. */
  static boolean isLike(
      String pattern, boolean variables, String text, Map<String, Situation.Given> context) {
    return isLike(Variables.pieces(pattern, variables), text, context);
  }

  static boolean isLike(
      List<Variables.Piece> pieces, String text, Map<String, Situation.Given> context) {
    List<Integer> pattern = new ArrayList<>();
    for (Variables.Piece piece : pieces) {
      if (piece.isVariable()) {
        // No value and no default: the pattern holding the variable matches nothing.
        Optional<String> value = Variables.value(piece, context);
        if (value.isEmpty()) {
          return false;
        }
        // EV-24: substituted text is not scanned for wildcards.
        value.get().codePoints().forEach(pattern::add);
      } else {
        pattern.add(
            piece.character() == '*'
                ? ANY_RUN
                : piece.character() == '?' ? ANY_ONE : piece.character());
      }
    }
    return isLike(pattern, text.codePoints().toArray());
  }

  /** The textbook table: which prefixes of the text the pattern so far can match. */
  private static boolean isLike(List<Integer> pattern, int[] text) {
    boolean[] reached = new boolean[text.length + 1];
    reached[0] = true;
    for (int wanted : pattern) {
      boolean[] next = new boolean[text.length + 1];
      for (int end = 0; end <= text.length; end++) {
        if (wanted == ANY_RUN) {
          next[end] = reached[end] || (end > 0 && next[end - 1]);
        } else {
          next[end] = end > 0 && reached[end - 1] && (wanted == ANY_ONE || wanted == text[end - 1]);
        }
      }
      reached = next;
    }
    return reached[text.length];
  }

  private static Optional<String> plain(
      String pattern, boolean variables, Map<String, Situation.Given> context) {
    StringBuilder plain = new StringBuilder();
    for (Variables.Piece piece : Variables.pieces(pattern, variables)) {
      Optional<String> text = piece.isVariable()
          ? Variables.value(piece, context)
          : Optional.of(Character.toString(piece.character()));
      if (text.isEmpty()) {
        return Optional.empty();
      }
      plain.append(text.get());
    }
    return Optional.of(plain.toString());
  }
}
