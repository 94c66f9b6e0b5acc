package io.github.sts4j.policy;

import static java.util.Objects.requireNonNull;

/**
 * Text of a policy whose wildcards and variables are the programmer's, and whose inserted names are plain text. An
 * inserted name can never match anything but itself. Immutable.
 */
public final class PolicyText {
  private static final String GAP = "{}";
  private static final int COLONS_OF_AN_ARN = 5;

  private final String escaped;

  private PolicyText(String escaped) {
    this.escaped = escaped;
  }

  /** The name alone, every character of it taken literally. */
  public static PolicyText literal(String name) {
    return new PolicyText(escape(name));
  }

  /**
   * A template in which each `{}` is replaced by a name, every character of it taken literally; what stands around may
   * hold wildcards and variables.
   *
   * @throws IllegalArgumentException if there are not as many names as gaps, or if a gap stands before the fifth colon
   *     of an ARN, where names cannot be escaped
   */
  public static PolicyText template(String template, String... names) {
    StringBuilder text = new StringBuilder();
    int at = 0;
    for (String name : names) {
      int gap = template.indexOf(GAP, at);
      if (gap < 0) {
        throw new IllegalArgumentException(
            "`" + template + "` has fewer gaps `{}` than the " + names.length + " names");
      }
      refuseInHeadOfArn(template, gap);
      text.append(template, at, gap).append(escape(name));
      at = gap + GAP.length();
    }
    if (template.indexOf(GAP, at) >= 0) {
      throw new IllegalArgumentException(
          "`" + template + "` has more gaps `{}` than the " + names.length + " names");
    }
    return new PolicyText(text.append(template, at, template.length()).toString());
  }

  /** The text as it stands in a policy of version `2012-10-17`. */
  public String escaped() {
    return escaped;
  }

  /** The same as {@link #escaped}. */
  @Override
  public String toString() {
    return escaped;
  }

  // EV-23: `${*}`, `${?}` and `${$}` are the plain characters.
  private static String escape(String name) {
    StringBuilder out = new StringBuilder(requireNonNull(name, "name").length());
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c == '*' || c == '?' || c == '$') {
        out.append("${").append(c).append('}');
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  // EV-23: variables, and with them the escapes, work only behind the fifth colon.
  private static void refuseInHeadOfArn(String template, int gap) {
    long colons = template.substring(0, gap).chars().filter(c -> c == ':').count();
    if (template.startsWith("arn:") && colons < COLONS_OF_AN_ARN) {
      throw new IllegalArgumentException(
          "`" + template + "`: a gap `{}` may stand only behind the fifth colon of an ARN");
    }
  }
}
