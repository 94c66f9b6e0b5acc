package io.github.sts4j.policy.reference;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** IPv4 and IPv6 addresses and CIDR ranges, as numbers of 32 or 128 bits. */
final class Addresses {
  private static final String OCTET = "(0|[1-9][0-9]?|1[0-9][0-9]|2[0-4][0-9]|25[0-5])";
  private static final Pattern V4 =
      Pattern.compile(OCTET + "\\." + OCTET + "\\." + OCTET + "\\." + OCTET);
  private static final Pattern V4_AT_END = Pattern.compile("^(.*:)([0-9.]+)$");

  private Addresses() {}

  private record Address(int bits, BigInteger number) {}

  /** Whether an address lies in a range; an address without length is a range of one. */
  static boolean isIn(String range, String address) {
    String[] parts = range.split("/", 2);
    Optional<Address> network = read(parts[0]);
    Optional<Address> asked = read(address);
    // An address of the other family is outside any range.
    if (network.isEmpty()
        || asked.isEmpty()
        || network.get().bits() != asked.get().bits()) {
      return false;
    }
    int bits = network.get().bits();
    if (parts.length == 2 && !parts[1].matches("[0-9]{1,3}")) {
      return false;
    }
    int length = parts.length == 2 ? Integer.parseInt(parts[1]) : bits;
    return length <= bits
        && network
            .get()
            .number()
            .shiftRight(bits - length)
            .equals(asked.get().number().shiftRight(bits - length));
  }

  private static Optional<Address> read(String text) {
    Matcher v4 = V4.matcher(text);
    return v4.matches() ? Optional.of(new Address(32, number(v4))) : v6(text);
  }

  private static BigInteger number(Matcher v4) {
    long number = 0;
    for (int octet = 1; octet <= 4; octet++) {
      number = number * 256 + Integer.parseInt(v4.group(octet));
    }
    return BigInteger.valueOf(number);
  }

  // RFC 4291, section 2.2: eight groups; `::` once,
  // for one group of zeros or more; IPv4 at the end.
  private static Optional<Address> v6(String text) {
    String[] sides = withoutV4(text).split("::", -1);
    List<String> groups = groups(sides[0]);
    if (sides.length == 2) {
      List<String> after = groups(sides[1]);
      if (groups.size() + after.size() > 7) {
        return Optional.empty();
      }
      while (groups.size() + after.size() < 8) {
        groups.add("0");
      }
      groups.addAll(after);
    }
    if (sides.length > 2
        || groups.size() != 8
        || !groups.stream().allMatch(group -> group.matches("[0-9a-fA-F]{1,4}"))) {
      return Optional.empty();
    }
    BigInteger number = BigInteger.ZERO;
    for (String group : groups) {
      number = number.shiftLeft(16).add(new BigInteger(group, 16));
    }
    return Optional.of(new Address(128, number));
  }

  private static String withoutV4(String text) {
    Matcher tail = V4_AT_END.matcher(text);
    if (!tail.matches()) {
      return text;
    }
    Matcher v4 = V4.matcher(tail.group(2));
    if (!v4.matches()) {
      return text;
    }
    int number = number(v4).intValue();
    return tail.group(1) + Integer.toHexString(number >>> 16) + ":"
        + Integer.toHexString(number & 0xffff);
  }

  private static List<String> groups(String side) {
    return side.isEmpty() ? new ArrayList<>() : new ArrayList<>(List.of(side.split(":", -1)));
  }
}
