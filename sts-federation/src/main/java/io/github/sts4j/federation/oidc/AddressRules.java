package io.github.sts4j.federation.oidc;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * Which network addresses keys may be fetched from. An issuer's name may resolve to anything, and its discovery document may
 * name any host: neither may make this program talk to the inside of the network it runs in.
 *
 * @param allowLoopback whether this very machine may be asked
 * @param allowPrivate whether private networks, and this machine, may be asked
 */
record AddressRules(boolean allowLoopback, boolean allowPrivate) {

  /** Whether a connection to this address may be made. Link-local addresses, where clouds keep their metadata, never. */
  boolean permit(InetAddress address) {
    if (address.isLoopbackAddress()) {
      return allowLoopback || allowPrivate;
    }
    if (address.isAnyLocalAddress()
        || address.isLinkLocalAddress()
        || address.isMulticastAddress()) {
      return false;
    }
    byte[] octets = address.getAddress();
    if (address instanceof Inet4Address) {
      return isPrivate4(octets) ? allowPrivate : !isReserved4(octets);
    }
    return address instanceof Inet6Address && permit6(octets);
  }

  private boolean permit6(byte[] octets) {
    if ((octets[0] & 0xfe) == 0xfc || address(octets).isSiteLocalAddress()) { // fc00::/7, fec0::/10
      return allowPrivate;
    }
    if (startsWith(octets, 0x00, 0x64, 0xff, 0x9b)) { // NAT64 carries an IPv4 address: 64:ff9b::/96
      return permit(address(Arrays.copyOfRange(octets, 12, 16)));
    }
    if (startsWith(octets, 0x20, 0x02)) { // and so does 6to4: 2002::/16
      return permit(address(Arrays.copyOfRange(octets, 2, 6)));
    }
    if (startsWith(octets, 0x20, 0x01, 0x00, 0x00) || startsWith(octets, 0x20, 0x01, 0x0d, 0xb8)) {
      return false; // Teredo, documentation
    }
    return (octets[0] & 0xe0) == 0x20; // 2000::/3 is all that is global
  }

  /** RFC 1918, and the shared space of RFC 6598. */
  private static boolean isPrivate4(byte[] a) {
    int first = a[0] & 0xff;
    int second = a[1] & 0xff;
    return first == 10
        || (first == 172 && second >= 16 && second < 32)
        || (first == 192 && second == 168)
        || (first == 100 && second >= 64 && second < 128);
  }

  /** What is not global unicast otherwise (RFC 6890). */
  private static boolean isReserved4(byte[] a) {
    int first = a[0] & 0xff;
    int second = a[1] & 0xff;
    return first == 0
        || first >= 240
        || (first == 192 && second == 0 && (a[2] == 0 || a[2] == 2))
        || (first == 198 && (second == 18 || second == 19))
        || (first == 198 && second == 51 && a[2] == 100)
        || (first == 203 && second == 0 && a[2] == 113);
  }

  private static boolean startsWith(byte[] octets, int... start) {
    for (int i = 0; i < start.length; i++) {
      if ((octets[i] & 0xff) != start[i]) {
        return false;
      }
    }
    return true;
  }

  private static InetAddress address(byte[] octets) {
    try {
      return InetAddress.getByAddress(octets);
    } catch (UnknownHostException impossible) {
      throw new AssertionError("4 and 16 octets are an address", impossible);
    }
  }
}
