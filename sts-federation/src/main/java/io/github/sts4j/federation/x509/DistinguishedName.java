package io.github.sts4j.federation.x509;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The attributes of a distinguished name, read from its structure and never from a text form (X05). Attributes of types that have
 * no name here are left out.
 */
final class DistinguishedName {
  static final String COMMON_NAME = "CN";
  private static final int MOST_ATTRIBUTES = 50;

  /** By the octets of the object identifier. */
  private static final Map<String, String> TYPES = Map.ofEntries(
      Map.entry("550403", COMMON_NAME),
      Map.entry("550404", "SN"),
      Map.entry("550405", "serialNumber"),
      Map.entry("550406", "C"),
      Map.entry("550407", "L"),
      Map.entry("550408", "ST"),
      Map.entry("550409", "STREET"),
      Map.entry("55040a", "O"),
      Map.entry("55040b", "OU"),
      Map.entry("55040c", "T"),
      Map.entry("55042a", "GN"),
      Map.entry("55042b", "initials"),
      Map.entry("55042c", "GENERATION"),
      Map.entry("55042e", "DNQ"),
      Map.entry("550441", "Pseudonym"),
      Map.entry("0992268993f22c640101", "UID"),
      Map.entry("0992268993f22c640119", "DC"),
      Map.entry("2a864886f70d010901", "E"));

  private DistinguishedName() {}

  /** The values of each type, in the order of the name, which begins with what is most general. */
  static Map<String, List<String>> read(byte[] encoded) {
    return read(new DerReader(encoded).only());
  }

  static Map<String, List<String>> read(DerReader.Element name) {
    Map<String, List<String>> attributes = new LinkedHashMap<>();
    int count = 0;
    DerReader relativeNames = name.open(DerReader.SEQUENCE);
    while (relativeNames.hasNext()) {
      DerReader parts = relativeNames.next().open(DerReader.SET);
      while (parts.hasNext()) {
        put(attributes, parts.next().open(DerReader.SEQUENCE));
        count++;
        if (count > MOST_ATTRIBUTES) {
          throw CertificateRefusal.of("a name has more than " + MOST_ATTRIBUTES + " attributes");
        }
      }
    }
    return attributes;
  }

  private static void put(Map<String, List<String>> attributes, DerReader attribute) {
    byte[] identifier = attribute.next().octets(DerReader.OBJECT_IDENTIFIER);
    DerReader.Element value = attribute.only();
    String type = TYPES.get(HexFormat.of().formatHex(identifier));
    if (type != null) {
      attributes.computeIfAbsent(type, first -> new ArrayList<>()).add(DirectoryText.of(value));
    }
  }
}
