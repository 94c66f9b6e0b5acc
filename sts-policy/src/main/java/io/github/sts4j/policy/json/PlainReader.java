package io.github.sts4j.policy.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a document that is plain: ASCII in one line, without backslashes, in objects of few members, with whole numbers. That is what
 * issuers of tokens write, and every token is read before anything is known of it. It reads what {@link JsonReader} would, or
 * nothing: whatever is not plain, faults included, is left to that one.
 */
final class PlainReader {
  private static final VarHandle EIGHT_OCTETS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
  private static final long ONES = 0x0101_0101_0101_0101L;
  private static final long BLANKS = 0x2020_2020_2020_2020L;
  private static final long BACKSLASHES = 0x5c5c_5c5c_5c5c_5c5cL;
  private static final long TOP_BITS = 0x8080_8080_8080_8080L;

  /** The claims of most tokens fit without growing. */
  private static final int OUTERMOST_CAPACITY = 32;

  private static final int INNER_CAPACITY = 8;
  private static final char END = '\uffff';

  private final String document;
  private final int maxDepth;
  private int at;
  private int depth;

  private PlainReader(String document, int maxDepth) {
    this.document = document;
    this.maxDepth = maxDepth;
  }

  /** The document, or null if it is not plain, not JSON, or over the limits. */
  static @Nullable JsonValue read(byte[] octets, JsonLimits limits) {
    if (octets.length > limits.maxLength() || !isPlain(octets)) {
      return null;
    }
    // Of all charsets this one is decoded with the least ado; below 0x80 they are the same.
    String document = new String(octets, StandardCharsets.ISO_8859_1);
    PlainReader reader = new PlainReader(document, limits.maxDepth());
    JsonValue value = reader.value(null, "");
    return reader.next() == END ? value : null;
  }

  /** Whether there are none but ASCII characters from the blank on, and no backslash; eight at a time. */
  private static boolean isPlain(byte[] octets) {
    int i = 0;
    for (; i + Long.BYTES <= octets.length; i += Long.BYTES) {
      long eight = (long) EIGHT_OCTETS.get(octets, i);
      // The lowest octet that is too small gets its top bit from the subtraction; else none does.
      long strange = eight | (eight - BLANKS) | ((eight ^ BACKSLASHES) - ONES);
      if ((strange & TOP_BITS) != 0) {
        return false;
      }
    }
    for (; i < octets.length; i++) {
      if (octets[i] < ' ' || octets[i] == '\\') {
        return false;
      }
    }
    return true;
  }

  private @Nullable JsonValue value(@Nullable JsonPath container, String step) {
    return switch (next()) {
      case '"' -> string(container, step);
      case '{' -> object(container, step);
      case '[' -> array(container, step);
      case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number(container, step);
      case 't' -> skip("true") ? new JsonBoolean(true, origin(container, step, at - 4)) : null;
      case 'f' -> skip("false") ? new JsonBoolean(false, origin(container, step, at - 5)) : null;
      case 'n' -> skip("null") ? new JsonNull(origin(container, step, at - 4)) : null;
      default -> null;
    };
  }

  private @Nullable JsonString string(@Nullable JsonPath container, String step) {
    int start = at;
    return skipString() ? new JsonString(origin(container, step, start)) : null;
  }

  private @Nullable JsonNumber number(@Nullable JsonPath container, String step) {
    int start = at;
    at += peek() == '-' ? 1 : 0;
    int first = at;
    while (peek() >= '0' && peek() <= '9') {
      at++;
    }
    boolean whole = at == first + 1 || (at > first && document.charAt(first) != '0');
    return whole
        ? new JsonNumber(document.substring(start, at), origin(container, step, start))
        : null;
  }

  private @Nullable JsonObject object(@Nullable JsonPath container, String step) {
    int start = at++;
    if (++depth > maxDepth) {
      return null;
    }
    JsonPath path = path(container, step);
    FewMembers members =
        new FewMembers(path, document, depth == 1 ? OUTERMOST_CAPACITY : INNER_CAPACITY);
    if (next() != '}') {
      do {
        if (!member(path, members)) {
          return null;
        }
      } while (skip(','));
    }
    depth--;
    return skip('}') ? new JsonObject(members, origin(container, step, start)) : null;
  }

  private boolean member(JsonPath path, FewMembers members) {
    if (next() != '"') {
      return false;
    }
    int start = at;
    if (!skipString()) {
      return false;
    }
    int end = at - 1;
    if (!skip(':')) {
      return false;
    }
    boolean isString = next() == '"';
    int valueStart = at;
    if (isString) {
      return skipString() && members.add(start + 1, end, valueStart, null);
    }
    JsonValue value = value(path, document.substring(start + 1, end));
    return value != null && members.add(start + 1, end, valueStart, value);
  }

  private @Nullable JsonArray array(@Nullable JsonPath container, String step) {
    int start = at++;
    if (++depth > maxDepth) {
      return null;
    }
    JsonPath path = path(container, step);
    List<JsonValue> elements = new ArrayList<>();
    if (next() != ']') {
      do {
        JsonValue element = value(path, Integer.toString(elements.size()));
        if (element == null) {
          return null;
        }
        elements.add(element);
      } while (skip(','));
    }
    depth--;
    return skip(']') ? new JsonArray(elements, origin(container, step, start)) : null;
  }

  /** Goes past a string: there are no escapes, so the next quote ends it. */
  private boolean skipString() {
    at = document.indexOf('"', at + 1) + 1;
    return at > 0;
  }

  private boolean skip(String word) {
    boolean here = document.startsWith(word, at);
    at += here ? word.length() : 0;
    return here;
  }

  private boolean skip(char expected) {
    boolean here = next() == expected;
    at += here ? 1 : 0;
    return here;
  }

  /** The character that stands here, past blanks. */
  private char next() {
    while (peek() == ' ') {
      at++;
    }
    return peek();
  }

  private char peek() {
    return at < document.length() ? document.charAt(at) : END;
  }

  /** The origin of what has just been read. */
  private JsonOrigin origin(@Nullable JsonPath container, String step, int start) {
    return new JsonOrigin(container, step, document, start, at);
  }

  private static JsonPath path(@Nullable JsonPath container, String step) {
    return container == null ? JsonPath.ROOT : container.child(step);
  }
}
