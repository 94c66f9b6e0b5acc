package io.github.sts4j.policy.match;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What stands between two asterisks of a pattern. */
final class Segment {
  private final Atom[] atoms;
  /** The whole segment where it is nothing but text, so that the usual case asks no atom. */
  private final @Nullable String plain;

  private final LiteralSearch search;

  Segment(List<Atom> atoms) {
    this.atoms = atoms.toArray(new Atom[0]);
    this.plain = plain(atoms);
    this.search = new LiteralSearch(plain == null ? "" : plain);
  }

  /** Where a match that begins at `from` ends, or -1. */
  int forward(String text, int from, int to, ContextTable context) {
    if (plain != null) {
      int end = from + plain.length();
      return end <= to && text.startsWith(plain, from) ? end : -1;
    }
    int at = from;
    for (int i = 0; i < atoms.length && at >= 0; i++) {
      at = atoms[i].forward(text, at, to, context);
    }
    return at;
  }

  /** Where a match that ends at `to` begins, or -1. */
  int backward(String text, int from, int to, ContextTable context) {
    if (plain != null) {
      int start = to - plain.length();
      return start >= from && text.startsWith(plain, start) ? start : -1;
    }
    int at = to;
    for (int i = atoms.length - 1; i >= 0 && at >= 0; i--) {
      at = atoms[i].backward(text, from, at, context);
    }
    return at;
  }

  /** Where the leftmost match within `from` and `to` ends, or -1. */
  int find(String text, int from, int to, ContextTable context) {
    if (plain != null) {
      int start = search.find(text, from, to);
      return start < 0 ? -1 : start + plain.length();
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

  private static @Nullable String plain(List<Atom> atoms) {
    if (atoms.isEmpty()) {
      return "";
    }
    return atoms.size() == 1
            && atoms.get(0) instanceof Atom.Literal literal
            && !literal.ignoreCase()
        ? literal.value()
        : null;
  }

  private static boolean splitsCharacter(String text, int at, int from) {
    return at > from
        && at < text.length()
        && Character.isSurrogatePair(text.charAt(at - 1), text.charAt(at));
  }
}
