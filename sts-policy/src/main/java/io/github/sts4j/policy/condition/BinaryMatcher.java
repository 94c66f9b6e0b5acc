package io.github.sts4j.policy.condition;

import io.github.sts4j.policy.match.ContextTable;
import java.util.Base64;
import java.util.List;

/**
 * `BinaryEquals`: the same bytes. Only canonical base64 is read, and of that every byte string has exactly one form, so
 * equal texts are equal bytes.
 */
final class BinaryMatcher implements ValueMatcher {
  private final String[] canonical;

  BinaryMatcher(List<String> values) {
    this.canonical = values.stream().filter(BinaryMatcher::isCanonical).toArray(String[]::new);
  }

  @Override
  public boolean accepts(String requestValue, ContextTable context) {
    for (String value : canonical) {
      if (value.equals(requestValue)) {
        return true;
      }
    }
    return false;
  }

  static boolean isCanonical(String text) {
    try {
      return Base64.getEncoder()
          .encodeToString(Base64.getDecoder().decode(text))
          .equals(text);
    } catch (IllegalArgumentException notBase64) {
      return false;
    }
  }
}
