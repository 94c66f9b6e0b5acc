package io.github.sts4j.core.query;

import com.google.common.base.Splitter;
import io.github.sts4j.core.Tag;
import io.github.sts4j.core.error.StsError;
import io.github.sts4j.core.error.StsException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The parameters of a query request. Unknown ones are never looked at; of a repeated scalar the first on the wire counts
 * (WP-5).
 */
final class FormParameters {
  private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]+");
  private static final Pattern MEMBER_NUMBER = Pattern.compile("[1-9][0-9]{0,5}");
  private static final int LONGEST_INTEGER = 64;

  private final Map<String, String> values;

  private FormParameters(Map<String, String> values) {
    this.values = values;
  }

  /**
   * @param encoded {@code application/x-www-form-urlencoded} text
   * @param error what malformed text is called
   */
  static FormParameters parse(String encoded, StsError error) {
    Map<String, String> values = new HashMap<>();
    for (String pair : Splitter.on('&').split(encoded)) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        String value = equals < 0 ? "" : pair.substring(equals + 1);
        values.putIfAbsent(decode(name, error), decode(value, error));
      }
    }
    return new FormParameters(values);
  }

  Optional<String> text(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /** A signed 32-bit decimal; a leading plus and leading zeros are fine (WP-7). */
  Optional<Integer> integer(String name) {
    return text(name).map(text -> {
      if (text.length() > LONGEST_INTEGER || !INTEGER.matcher(text).matches()) {
        throw malformedInteger(name);
      }
      try {
        return Integer.parseInt(text);
      } catch (NumberFormatException e) {
        throw malformedInteger(name);
      }
    });
  }

  /** The scalars {@code <list>.member.N}, in the order of N (WP-4). */
  List<String> list(String list) {
    return members(list).stream()
        .map(member -> values.get(member))
        .filter(Objects::nonNull)
        .toList();
  }

  /**
   * The names {@code <list>.member.N} under which anything was sent, in the order of N. A gap in the numbers drops
   * nothing: a session policy that went unread would widen the session.
   */
  List<String> members(String list) {
    String prefix = list + ".member.";
    NavigableMap<Integer, String> byNumber = new TreeMap<>();
    for (String name : values.keySet()) {
      if (name.startsWith(prefix)) {
        int end = name.indexOf('.', prefix.length());
        String number = name.substring(prefix.length(), end < 0 ? name.length() : end);
        byNumber.put(memberNumber(list, number), prefix + number);
      }
    }
    return List.copyOf(byNumber.values());
  }

  /** The ARNs of the list {@code PolicyArns} (WP-4: a lower-case {@code arn}). */
  List<String> policyArns() {
    return members("PolicyArns").stream().map(member -> required(member, "arn")).toList();
  }

  /** The pairs of the list {@code Tags}. */
  List<Tag> tags() {
    return members("Tags").stream()
        .map(member -> new Tag(required(member, "Key"), required(member, "Value")))
        .toList();
  }

  /** A member of a structure, which must be there once any part of the structure is. */
  String required(String member, String name) {
    return text(member + "." + name)
        .orElseThrow(() -> new StsException(
            StsError.VALIDATION_ERROR,
            "1 validation error detected: Value null at '" + lowerCamel(member) + ".member."
                + lowerCamel(name) + "' failed to satisfy constraint: Member must not be null"));
  }

  /** {@code Tags.member.1} as {@code tags.1}: the name by which the constraint messages call it (WP-8). */
  private static String lowerCamel(String name) {
    return (name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1))
        .replace(".member.", ".");
  }

  private static int memberNumber(String list, String number) {
    if (!MEMBER_NUMBER.matcher(number).matches()) {
      throw new StsException(
          StsError.MALFORMED_INPUT,
          "The members of " + list + " must be numbered from 1, as in " + list + ".member.1");
    }
    return Integer.parseInt(number);
  }

  private static String decode(String text, StsError error) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new StsException(
          error,
          "The request's parameters are not well-formed: a percent sign must be followed by"
              + " two hexadecimal digits");
    }
  }

  private static StsException malformedInteger(String name) {
    return new StsException(
        StsError.MALFORMED_INPUT,
        name + " must be an integer in decimal digits, between -2147483648 and 2147483647");
  }
}
