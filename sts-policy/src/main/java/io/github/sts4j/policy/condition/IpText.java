package io.github.sts4j.policy.condition;

/** IPv4 and IPv6 addresses read without allocation. Nothing is resolved, abbreviated IPv4 forms are refused. */
final class IpText {
  /** What {@link #v4} answers for a text that is no IPv4 address. */
  static final long NOT_V4 = -1;

  private static final int GROUPS = 8;

  private IpText() {}

  /** The 32 bits of an IPv4 address within `from` and `to`, or {@link #NOT_V4}. */
  static long v4(String text, int from, int to) {
    long address = 0;
    int at = from;
    for (int octet = 0; octet < 4; octet++) {
      int end = at;
      int value = 0;
      while (end < to && end - at < 3 && isDigit(text.charAt(end))) {
        value = value * 10 + (text.charAt(end++) - '0');
      }
      // A leading zero is refused: some readers take it for octal.
      boolean isOctet = end > at && value <= 255 && (end - at == 1 || text.charAt(at) != '0');
      boolean isClosed = octet == 3 ? end == to : end < to && text.charAt(end) == '.';
      if (!isOctet || !isClosed) {
        return NOT_V4;
      }
      address = (address << 8) | value;
      at = end + 1;
    }
    return address;
  }

  /** Whether the text is an IPv6 address, in any notation, without a zone. */
  static boolean isV6(String text) {
    int groups = countGroups(text, 0, doubleColon(text) < 0 ? text.length() : doubleColon(text));
    if (doubleColon(text) < 0) {
      return groups == GROUPS;
    }
    int rest = countGroups(text, doubleColon(text) + 2, text.length());
    return groups >= 0
        && rest >= 0
        && groups + rest < GROUPS
        && !endsWithV4(text, 0, doubleColon(text));
  }

  /** One half of the 128 bits of an IPv6 address, the upper or the lower. The text must be an IPv6 address. */
  static long v6Half(String text, boolean upper) {
    int gap = doubleColon(text);
    int before = countGroups(text, 0, gap < 0 ? text.length() : gap);
    int after = gap < 0 ? 0 : countGroups(text, gap + 2, text.length());
    long half = 0;
    for (int group = upper ? 0 : 4; group < (upper ? 4 : GROUPS); group++) {
      long value = 0;
      if (group < before) {
        value = group(text, 0, group);
      } else if (group >= GROUPS - after) {
        value = group(text, gap + 2, group - (GROUPS - after));
      }
      half = (half << 16) | value;
    }
    return half;
  }

  private static int doubleColon(String text) {
    return text.indexOf("::");
  }

  /** How many groups stand between `from` and `to`, an IPv4 address at the end counting as two; -1 if it is none. */
  private static int countGroups(String text, int from, int to) {
    if (from == to) {
      return 0;
    }
    int groups = 0;
    for (int at = from; ; ) {
      int end = endOfGroup(text, at, to);
      if (end == to && v4(text, at, to) != NOT_V4) {
        return groups + 2;
      }
      if (!isGroup(text, at, end) || ++groups > GROUPS) {
        return -1;
      }
      if (end == to) {
        return groups;
      }
      at = end + 1;
    }
  }

  private static boolean endsWithV4(String text, int from, int to) {
    return text.indexOf('.', from) >= 0 && text.indexOf('.', from) < to;
  }

  /** The value of the group that stands so many groups after `from`. */
  private static long group(String text, int from, int index) {
    int at = from;
    int remaining = index;
    while (true) {
      int end = endOfGroup(text, at, text.length());
      long v4 = v4(text, at, end);
      if (v4 != NOT_V4) {
        return remaining == 0 ? v4 >>> 16 : v4 & 0xffff;
      }
      if (remaining-- == 0) {
        return hex(text, at, end);
      }
      at = end + 1;
    }
  }

  private static int endOfGroup(String text, int from, int to) {
    int colon = text.indexOf(':', from);
    return colon < 0 || colon > to ? to : colon;
  }

  private static boolean isGroup(String text, int from, int to) {
    return to > from && to - from <= 4 && hex(text, from, to) >= 0;
  }

  private static long hex(String text, int from, int to) {
    long value = 0;
    for (int i = from; i < to; i++) {
      int digit = text.charAt(i) < 128 ? Character.digit(text.charAt(i), 16) : -1;
      if (digit < 0) {
        return -1;
      }
      value = (value << 4) | digit;
    }
    return value;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
