package io.github.sts4j.federation.oidc;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which addresses keys may be fetched from. All texts are addresses, so nothing is looked up. */
class AddressRulesTest {
  private static final AddressRules STRICT = new AddressRules(false, false);
  private static final AddressRules LOOPBACK = new AddressRules(true, false);
  private static final AddressRules PRIVATE = new AddressRules(false, true);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "169.254.169.254",
        "169.254.170.2",
        "fe80::1",
        "0.0.0.0",
        "0.1.2.3",
        "224.0.0.1",
        "239.1.1.1",
        "255.255.255.255",
        "240.0.0.1",
        "192.0.0.1",
        "192.0.2.1",
        "198.18.0.1",
        "198.19.255.255",
        "198.51.100.1",
        "203.0.113.7",
        "::",
        "ff02::1",
        "2001:db8::1",
        "2001::1",
        "100::1",
        "64:ff9b::a9fe:a9fe",
        "2002:a9fe:a9fe::1",
        "::ffff:169.254.169.254",
        "::169.254.169.254"
      })
  void someAddressesAreNeverAsked(String address) throws UnknownHostException {
    assertFalse(STRICT.permit(InetAddress.getByName(address)));
    assertFalse(LOOPBACK.permit(InetAddress.getByName(address)));
    assertFalse(PRIVATE.permit(InetAddress.getByName(address)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.0.0.1",
        "10.255.255.255",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "100.64.0.1",
        "100.127.255.255",
        "fc00::1",
        "fd12:3456::1",
        "fec0::1",
        "::ffff:10.0.0.1",
        "64:ff9b::a00:1",
        "2002:a00:1::1"
      })
  void privateNetworksAreAskedOnlyWhenAllowed(String address) throws UnknownHostException {
    assertFalse(STRICT.permit(InetAddress.getByName(address)));
    assertFalse(LOOPBACK.permit(InetAddress.getByName(address)));
    assertTrue(PRIVATE.permit(InetAddress.getByName(address)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "127.255.255.254", "::1", "::ffff:127.0.0.1"})
  void thisMachineIsAskedOnlyWhenAllowed(String address) throws UnknownHostException {
    assertFalse(STRICT.permit(InetAddress.getByName(address)));
    assertTrue(LOOPBACK.permit(InetAddress.getByName(address)));
    assertTrue(PRIVATE.permit(InetAddress.getByName(address)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1",
        "9.255.255.255",
        "11.0.0.1",
        "172.15.0.1",
        "172.32.0.1",
        "192.167.1.1",
        "192.169.0.1",
        "100.63.0.1",
        "100.128.0.1",
        "198.17.0.1",
        "198.20.0.1",
        "223.255.255.255",
        "2606:4700::1111",
        "64:ff9b::101:101",
        "2002:101:101::1"
      })
  void publicAddressesAreAsked(String address) throws UnknownHostException {
    assertTrue(STRICT.permit(InetAddress.getByName(address)));
  }
}
