package io.github.sts4j.policy.condition;

import org.jspecify.annotations.Nullable;

/**
 * An IPv4 or IPv6 range in CIDR form. Bits of the address behind the prefix are ignored.
 *
 * @param v4 whether the range is one of IPv4 addresses
 * @param upper for IPv6 the upper half of the network, for IPv4 zero
 * @param lower the lower half of the network, or the IPv4 network
 * @param upperMask which bits of the upper half count
 * @param lowerMask which bits of the lower half count
 */
record IpRange(boolean v4, long upper, long lower, long upperMask, long lowerMask) {

  /** Reads an address or a range; an address without length is a range of one. Null if it is neither. */
  static @Nullable IpRange read(String text) {
    int slash = text.indexOf('/');
    String address = slash < 0 ? text : text.substring(0, slash);
    String length = slash < 0 ? null : text.substring(slash + 1);
    long v4 = IpText.v4(address, 0, address.length());
    if (v4 != IpText.NOT_V4) {
      int bits = bits(length, 32);
      return bits < 0 ? null : ofV4(v4, bits);
    }
    int bits = bits(length, 128);
    return bits < 0 || !IpText.isV6(address) ? null : ofV6(address, bits);
  }

  /** Whether an address is in this range. One of the other family never is, nor is a text that is no address. */
  boolean contains(String address) {
    if (v4) {
      long bits = IpText.v4(address, 0, address.length());
      return bits != IpText.NOT_V4 && (bits & lowerMask) == lower;
    }
    return IpText.isV6(address)
        && (IpText.v6Half(address, true) & upperMask) == upper
        && (IpText.v6Half(address, false) & lowerMask) == lower;
  }

  private static IpRange ofV4(long address, int bits) {
    long mask = bits == 0 ? 0 : (0xffff_ffffL << (32 - bits)) & 0xffff_ffffL;
    return new IpRange(true, 0, address & mask, 0, mask);
  }

  private static IpRange ofV6(String address, int bits) {
    long upperMask = mask(Math.min(bits, 64));
    long lowerMask = mask(Math.max(bits - 64, 0));
    return new IpRange(
        false,
        IpText.v6Half(address, true) & upperMask,
        IpText.v6Half(address, false) & lowerMask,
        upperMask,
        lowerMask);
  }

  private static long mask(int bits) {
    return bits == 0 ? 0 : -1L << (64 - bits);
  }

  /** The prefix length written, the longest if none is, or -1 if it is no length for this family. */
  private static int bits(@Nullable String text, int longest) {
    if (text == null) {
      return longest;
    }
    if (text.isEmpty() || text.length() > 3 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return -1;
    }
    int bits = Integer.parseInt(text);
    return bits > longest ? -1 : bits;
  }
}
