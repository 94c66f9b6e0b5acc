package io.github.sts4j.core.parameter;

import io.github.sts4j.core.error.StsError;
import io.github.sts4j.core.error.StsException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Collects every constraint a request's parameters break, and reports them in one {@code ValidationError} (WP-8). Lengths
 * count Unicode scalar values (WP-6). The patterns used are single character classes, so matching is linear.
 */
public final class Violations {
  /** A longer value is cut in the message, which must not grow with a hostile request. */
  private static final int ECHOED_CHARACTERS = 2_048;

  private final List<String> found = new ArrayList<>();

  /** A required text within bounds and of a pattern. */
  public void requiredText(
      String name, Optional<String> value, int min, int max, Alphabet alphabet) {
    required(name, value);
    text(name, value, min, max, alphabet);
  }

  /** A text that must be there, whatever it is. */
  public void required(String name, Optional<String> value) {
    if (value.isEmpty()) {
      found.add(
          "Value null at '" + name + "' failed to satisfy constraint: Member must not be null");
    }
  }

  /** An optional text, within bounds and of a pattern when it is there. */
  public void text(String name, Optional<String> value, int min, int max, Alphabet alphabet) {
    if (value.isPresent()) {
      check(name, value.get(), value.get(), min, max, alphabet);
    }
  }

  /** Whether such a text would break none of its constraints, without a word about them. */
  public static boolean isFine(String text, int min, int max, Alphabet alphabet) {
    int length = Syntax.length(text);
    return length >= min && length <= max && alphabet.spells(text);
  }

  /** Like {@link #text}, and the value is not repeated in the message (ER-12). */
  public void secretText(String name, Optional<String> value, int min, int max, Alphabet alphabet) {
    if (value.isPresent()) {
      check(name, value.get(), "***", min, max, alphabet);
    }
  }

  /** An optional integer within bounds. */
  public void integer(String name, Optional<Integer> value, int min, int max) {
    if (value.isEmpty()) {
      return;
    }
    int number = value.get();
    if (number < min) {
      add(name, Integer.toString(number), "Member must have value greater than or equal to " + min);
    } else if (number > max) {
      add(name, Integer.toString(number), "Member must have value less than or equal to " + max);
    }
  }

  /** A list of at most so many members (WP-16). */
  public void size(String name, List<?> list, int max) {
    if (list.size() > max) {
      add(
          name,
          "[" + list.size() + " members]",
          "Member must have length less than or equal to " + max);
    }
  }

  /** A broken constraint that has no bound or pattern of its own. */
  public void add(String name, String value, String constraint) {
    found.add("Value '" + shortened(value) + "' at '" + name + "' failed to satisfy constraint: "
        + constraint);
  }

  /**
   * Ends the check.
   *
   * @throws StsException {@code ValidationError} when anything was found
   */
  public void throwIfAny() {
    if (!found.isEmpty()) {
      String errors =
          found.size() == 1 ? "1 validation error" : found.size() + " validation errors";
      throw new StsException(
          StsError.VALIDATION_ERROR, errors + " detected: " + String.join("; ", found));
    }
  }

  private void check(String name, String text, String echoed, int min, int max, Alphabet alphabet) {
    int length = Syntax.length(text);
    if (length < min) {
      add(name, echoed, "Member must have length greater than or equal to " + min);
    }
    if (length > max) {
      add(name, echoed, "Member must have length less than or equal to " + max);
    }
    if (!alphabet.spells(text)) {
      add(name, echoed, "Member must satisfy regular expression pattern: " + alphabet);
    }
  }

  private static String shortened(String value) {
    return value.codePointCount(0, value.length()) <= ECHOED_CHARACTERS
        ? value
        : value.substring(0, value.offsetByCodePoints(0, ECHOED_CHARACTERS)) + "…";
  }
}
