package io.github.sts4j.policy.reference;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Wildcards, variables and ARNs by regular expressions: fine for small texts. */
final class ReferenceText {
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^},]+)(, *'([^']*)' *)?\\}");

  private ReferenceText() {}

  static boolean glob(String pattern, String text) {
    return Pattern.compile(regex(pattern, true), Pattern.DOTALL).matcher(text).matches();
  }

  /** A text with variables against a text, or false if a variable has no value. */
  static boolean matches(
      String pattern,
      String text,
      Map<String, Object> context,
      boolean variables,
      boolean wildcards,
      boolean ignoreCase) {
    StringBuilder regex = new StringBuilder();
    int at = 0;
    Matcher variable = VARIABLE.matcher(pattern);
    while (variables && variable.find()) {
      regex.append(regex(pattern.substring(at, variable.start()), wildcards));
      String value = value(variable, context);
      if (value == null) {
        return false;
      }
      regex.append(Pattern.quote(value));
      at = variable.end();
    }
    regex.append(regex(pattern.substring(at), wildcards));
    int flags = Pattern.DOTALL | (ignoreCase ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0);
    return Pattern.compile(regex.toString(), flags).matcher(text).matches();
  }

  static boolean resource(
      String pattern, String resource, Map<String, Object> context, boolean variables) {
    if (pattern.equals("*")) {
      return true;
    }
    String[] wanted = pattern.split(":", 6);
    String[] there = resource.split(":", 6);
    if (wanted.length < 6 || there.length < 6) {
      return false;
    }
    for (int i = 0; i < 5; i++) {
      if (!glob(wanted[i], there[i])) {
        return false;
      }
    }
    return matches(wanted[5], there[5], context, variables, true, false);
  }

  static boolean arn(String pattern, String arn, Map<String, Object> context, boolean variables) {
    String[] there = arn.split(":", 6);
    if (there.length < 6 || !there[0].equals("arn")) {
      return false;
    }
    if (pattern.equals("*")) {
      return true;
    }
    if (variables && VARIABLE.matcher(pattern).matches()) {
      return matches(pattern, arn, context, true, false, false);
    }
    String masked = variables
        ? VARIABLE.matcher(pattern).replaceAll(it -> Matcher.quoteReplacement(mask(it.group())))
        : pattern;
    String[] wanted = masked.split(":", 6);
    if (wanted.length < 6) {
      return false;
    }
    for (int i = 0; i < 6; i++) {
      if (!matches(wanted[i].replace('\ue000', ':'), there[i], context, variables, true, false)) {
        return false;
      }
    }
    return true;
  }

  private static String mask(String variable) {
    return variable.replace(':', '\ue000');
  }

  private static String value(Matcher variable, Map<String, Object> context) {
    String name = variable.group(1);
    if (variable.group(2) == null && (name.equals("*") || name.equals("?") || name.equals("$"))) {
      return name;
    }
    Object value = context.get(name.toLowerCase());
    if (value == null) {
      return variable.group(3);
    }
    return value instanceof String text ? text : null;
  }

  private static String regex(String text, boolean wildcards) {
    StringBuilder regex = new StringBuilder();
    text.codePoints().forEach(c -> {
      if (wildcards && c == '*') {
        regex.append(".*");
      } else if (wildcards && c == '?') {
        regex.append('.');
      } else {
        regex.append(Pattern.quote(Character.toString(c)));
      }
    });
    return regex.toString();
  }
}
