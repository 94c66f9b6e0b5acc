package io.github.sts4j.policy.match;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What stands between two asterisks of a pattern. */
final class Segment {
  private final Atom[] atoms;
  private final @Nullable LiteralSearch search;

  Segment(List<Atom> atoms) {
    this.atoms = atoms.toArray(new Atom[0]);
    this.search =
        atoms.size() == 1 && atoms.get(0) instanceof Atom.Literal literal && !literal.ignoreCase()
            ? new LiteralSearch(literal.value())
            : null;
  }

  /** Whether every variable in here has a value. */
  boolean isResolved(ContextTable context) {
    for (Atom atom : atoms) {
      if (!atom.isResolved(context)) {
        return false;
      }
    }
    return true;
  }

  /** Where a match that begins at `from` ends, or -1. */
  int forward(String text, int from, int to, ContextTable context) {
    int at = from;
    for (int i = 0; i < atoms.length && at >= 0; i++) {
      at = atoms[i].forward(text, at, to, context);
    }
    return at;
  }

  /** Where a match that ends at `to` begins, or -1. */
  int backward(String text, int from, int to, ContextTable context) {
    int at = to;
    for (int i = atoms.length - 1; i >= 0 && at >= 0; i--) {
      at = atoms[i].backward(text, from, at, context);
    }
    return at;
  }

  /** Where the leftmost match within `from` and `to` ends, or -1. */
  int find(String text, int from, int to, ContextTable context) {
    if (search != null) {
      int start = search.find(text, from, to);
      return start < 0 ? -1 : forward(text, start, to, context);
    }
    for (int start = from; start <= to; start++) {
      if (!splitsCharacter(text, start, from)) {
        int end = forward(text, start, to, context);
        if (end >= 0) {
          return end;
        }
      }
    }
    return -1;
  }

  private static boolean splitsCharacter(String text, int at, int from) {
    return at > from
        && at < text.length()
        && Character.isSurrogatePair(text.charAt(at - 1), text.charAt(at));
  }
}
