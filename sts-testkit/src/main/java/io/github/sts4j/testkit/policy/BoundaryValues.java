package io.github.sts4j.testkit.policy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The values on, just before and just behind what a policy compares with. */
final class BoundaryValues {
  private static final Pattern DIGITS = Pattern.compile("-?\\d{1,15}");
  private static final Pattern ADDRESS = Pattern.compile("[0-9a-fA-F:.]+(/\\d{1,3})?");

  private BoundaryValues() {}

  /** The number and its neighbours. */
  static List<String> ofNumber(String number) {
    try {
      BigDecimal value = new BigDecimal(number.trim());
      if (Math.abs((long) value.scale()) > 100) {
        return List.of(number);
      }
      return List.of(
          value.toPlainString(),
          value.subtract(BigDecimal.ONE).toPlainString(),
          value.add(BigDecimal.ONE).toPlainString());
    } catch (NumberFormatException unreadable) {
      return List.of("0");
    }
  }

  /** The instant and the seconds around it. */
  static List<String> ofDate(String date) {
    return instant(date)
        .map(at -> List.of(
            at.toString(), at.minusSeconds(1).toString(), at.plusSeconds(1).toString()))
        .orElse(List.of("2026-01-01T00:00:00Z"));
  }

  /** The first and the last address of a range, and the ones outside next to them. */
  static List<String> ofAddressRange(String range) {
    if (!ADDRESS.matcher(range).matches()) {
      return List.of("192.0.2.1");
    }
    String[] parts = range.split("/", 2);
    try {
      byte[] address = InetAddress.getAllByName(parts[0])[0].getAddress();
      int bits = address.length * 8;
      int free = parts.length == 1 ? 0 : Math.max(0, bits - Integer.parseInt(parts[1]));
      BigInteger first = new BigInteger(1, address).shiftRight(free).shiftLeft(free);
      BigInteger behind = first.add(BigInteger.ONE.shiftLeft(free));
      List<String> around = new ArrayList<>();
      for (BigInteger each :
          List.of(first, behind.subtract(BigInteger.ONE), first.subtract(BigInteger.ONE), behind)) {
        text(each, address.length).ifPresent(around::add);
      }
      return around;
    } catch (UnknownHostException unreadable) {
      return List.of("192.0.2.1");
    }
  }

  private static Optional<String> text(BigInteger number, int length) throws UnknownHostException {
    if (number.signum() < 0 || number.bitLength() > length * 8) {
      return Optional.empty();
    }
    byte[] digits = number.toByteArray();
    byte[] address = new byte[length];
    int from = Math.max(0, digits.length - length);
    byte[] kept = Arrays.copyOfRange(digits, from, digits.length);
    System.arraycopy(kept, 0, address, length - kept.length, kept.length);
    return Optional.of(InetAddress.getByAddress(address).getHostAddress());
  }

  private static Optional<Instant> instant(String date) {
    try {
      if (DIGITS.matcher(date).matches()) {
        return Optional.of(Instant.ofEpochSecond(Long.parseLong(date)));
      }
      return Optional.of(
          date.length() == "2026-01-01".length()
              ? LocalDate.parse(date).atStartOfDay(ZoneOffset.UTC).toInstant()
              : OffsetDateTime.parse(date).toInstant());
    } catch (DateTimeException unreadable) {
      return Optional.empty();
    }
  }
}
