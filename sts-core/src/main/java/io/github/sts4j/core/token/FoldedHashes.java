package io.github.sts4j.core.token;

import java.util.List;

/** A quick look at tag keys: most lists are without keys that differ by case alone, and it takes little to see that. */
final class FoldedHashes {
  private static final int ASCII = 0x80;
  private static final int CASE = 0x20;
  private static final int NOT_ASCII = -1;

  private FoldedHashes() {}

  /** True only if no two keys are the same, ignoring case. False says nothing. */
  static boolean allDiffer(List<SessionTag> tags) {
    int[] hashes = new int[tags.size()];
    for (int i = 0; i < hashes.length; i++) {
      hashes[i] = hash(tags.get(i).key());
      if (hashes[i] == NOT_ASCII) {
        return false; // beyond ASCII a letter in lower case may be ASCII, or two letters
      }
      for (int j = 0; j < i; j++) {
        if (hashes[j] == hashes[i]) {
          return false;
        }
      }
    }
    return true;
  }

  /** The same for texts that differ by case alone, and for some others. */
  private static int hash(String key) {
    int hash = 0;
    int all = 0;
    for (int i = 0; i < key.length(); i++) {
      char c = key.charAt(i);
      all |= c;
      hash = 31 * hash + (c | CASE);
    }
    return all < ASCII ? hash & Integer.MAX_VALUE : NOT_ASCII;
  }
}
