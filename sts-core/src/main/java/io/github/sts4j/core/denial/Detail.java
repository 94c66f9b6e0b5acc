package io.github.sts4j.core.denial;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * How much a document tells. A message has room for about seven kilobytes, and a denial must never fail for being hard to
 * explain: less and less is told until it fits.
 *
 * @param longestText characters of a text; what is longer is cut and ends with an ellipsis
 * @param mostItems members of a list
 * @param explained whether the layers are explained
 */
record Detail(int longestText, int mostItems, boolean explained) {
  private static final Detail WHOLE = new Detail(Integer.MAX_VALUE, Integer.MAX_VALUE, true);

  /** From everything to what always fits. */
  static final List<Detail> STEPS = List.of(
      WHOLE,
      new Detail(2_048, 100, false),
      new Detail(256, 50, false),
      new Detail(128, 20, false),
      new Detail(64, 5, false),
      new Detail(32, 1, false));

  boolean isWhole() {
    return equals(WHOLE);
  }

  String cut(String text) {
    if (text.codePointCount(0, text.length()) <= longestText) {
      return text;
    }
    return text.substring(0, text.offsetByCodePoints(0, longestText - 1)) + "…";
  }

  /** DM-4: lists are wrapped in {@code items}. */
  <T> Map<String, Object> items(Collection<T> members, Function<T, Object> json) {
    List<Object> items = new ArrayList<>();
    members.stream().limit(mostItems).forEach(member -> items.add(json.apply(member)));
    return Map.of("items", items);
  }

  /** A list of objects that have a {@code value} each. */
  Map<String, Object> values(Collection<String> texts) {
    return items(texts, text -> Map.of("value", cut(text)));
  }
}
