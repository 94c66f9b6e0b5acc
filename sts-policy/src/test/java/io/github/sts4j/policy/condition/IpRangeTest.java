package io.github.sts4j.policy.condition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.net.InetAddress;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpRangeTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "/8",
        "1.2.3",
        "1.2.3.4.5",
        "1.2.3.256",
        "1.2.3.04",
        "01.2.3.4",
        "1.2.3.",
        ".1.2.3",
        "1..2.3",
        "1.2.3.4/",
        "1.2.3.4/33",
        "1.2.3.4/-1",
        "1.2.3.4/8/8",
        "1.2.3.4/0008",
        "1.2.3.4 ",
        "1.2.3.*",
        "0x1.2.3.4",
        "16909060",
        "1.2.3.1000",
        ":",
        ":::",
        "1::2::3",
        "1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:8:9",
        "1:2:3:4:5:6:7:8::",
        "::1:2:3:4:5:6:7:8",
        "12345::",
        "g::",
        "::1%eth0",
        "1.2.3.4::",
        "::1.2.3.4:5",
        "::1.2.3",
        "::/129",
        "1:2:3:4:5:6:1.2.3.4:8",
        "1:2:3:4:5:6:7:1.2.3.4",
        ":1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:",
        "::1/x",
        "example.com",
        "${app:ip}",
        "１.2.3.4",
        "::٣"
      })
  void whatIsNeitherAddressNorRangeIsRefused(String text) {
    assertNull(IpRange.read(text));
  }

  @ParameterizedTest
  @CsvSource({
    "203.0.113.0/24, 203.0.113.255, true",
    "203.0.113.0/24, 203.0.114.0, false",
    "203.0.113.77/24, 203.0.113.5, true",
    "203.0.113.5, 203.0.113.5, true",
    "203.0.113.5, 203.0.113.6, false",
    "0.0.0.0/0, 255.255.255.255, true",
    "0.0.0.0/0, ::1, false",
    "::/0, 1.2.3.4, false",
    "::/0, ffff::1, true",
    "128.0.0.0/1, 127.255.255.255, false",
    "203.0.113.128/27, 203.0.113.159, true",
    "203.0.113.128/27, 203.0.113.160, false",
    "2001:DB8::1, 2001:db8:0:0::1, true",
    "2001:db8::/33, 2001:db8:7fff::1, true",
    "2001:db8::/33, 2001:db8:8000::1, false",
    "2001:db8::/64, 2001:db8::ffff:ffff:ffff:ffff, true",
    "2001:db8::/65, 2001:db8::8000:0:0:0, false",
    "2001:db8::/128, 2001:db8::, true",
    "::ffff:1.2.3.4, ::ffff:102:304, true",
    "1:2:3:4:5:6:1.2.3.4, 1:2:3:4:5:6:102:304, true",
    "::ffff:1.2.3.4, 1.2.3.4, false",
    "1.2.3.4, ::ffff:1.2.3.4, false",
    "1.2.3.4, 1.2.3.4/32, false",
    "1::8, 1:0:0:0:0:0:0:8, true",
    "1:2:3:4:5:6:7::, 1:2:3:4:5:6:7:0, true",
    "::2:3:4:5:6:7:8, 0:2:3:4:5:6:7:8, true"
  })
  void rangeContainsItsAddresses(String range, String address, boolean inside) {
    assertEquals(inside, IpRange.read(range).contains(address));
  }

  @Property
  void agreesWithArithmeticOnTheBytes(
      @ForAll @Size(16) byte[] network,
      @ForAll @IntRange(max = 128) int bits,
      @ForAll @IntRange(max = 127) int flipped)
      throws Exception {
    byte[] other = network.clone();
    other[flipped / 8] ^= (byte) (0x80 >> (flipped % 8));
    IpRange range = IpRange.read(text(network) + "/" + bits);
    assertNotNull(range);
    assertTrue(range.contains(text(network)));
    assertEquals(flipped >= bits, range.contains(text(other)));
    assertEquals(new BigInteger(1, network).longValue(), IpText.v6Half(text(network), false));
  }

  @Property
  void agreesWithArithmeticOnFourBytes(
      @ForAll @Size(4) byte[] network,
      @ForAll @IntRange(max = 32) int bits,
      @ForAll @IntRange(max = 31) int flipped)
      throws Exception {
    byte[] other = network.clone();
    other[flipped / 8] ^= (byte) (0x80 >> (flipped % 8));
    IpRange range = IpRange.read(InetAddress.getByAddress(network).getHostAddress() + "/" + bits);
    assertTrue(range.contains(InetAddress.getByAddress(network).getHostAddress()));
    assertEquals(flipped >= bits, range.contains(InetAddress.getByAddress(other).getHostAddress()));
    assertFalse(range.contains("::1"));
  }

  /** All eight groups, which is one of the many notations. */
  private static String text(byte[] address) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < 16; i += 2) {
      out.append(i == 0 ? "" : ":")
          .append(Integer.toHexString((address[i] & 255) << 8 | address[i + 1] & 255));
    }
    return out.toString();
  }
}
