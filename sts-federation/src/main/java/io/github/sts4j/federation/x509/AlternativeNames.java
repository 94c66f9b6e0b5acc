package io.github.sts4j.federation.x509;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The alternative names of a certificate's subject that become attributes: the first DNS name, the first URI, and the first
 * directory name with its attributes. Others are left out.
 */
final class AlternativeNames {
  private static final int DNS = 0x82;
  private static final int DIRECTORY_NAME = 0xA4;
  private static final int URI = 0x86;

  private AlternativeNames() {}

  /**
   * The values of each name, {@code DNS}, {@code URI}, {@code Name/CN} and so on.
   *
   * @param extension the value of the extension, as {@code X509Extension.getExtensionValue} gives it
   */
  static Map<String, List<String>> read(byte[] extension) {
    byte[] value = new DerReader(extension).only().octets(DerReader.OCTET_STRING);
    DerReader names = new DerReader(value).only().open(DerReader.SEQUENCE);
    Map<String, List<String>> found = new LinkedHashMap<>();
    boolean directory = false;
    while (names.hasNext()) {
      DerReader.Element name = names.next();
      if (name.tag() == DNS) {
        found.putIfAbsent("DNS", List.of(DirectoryText.ascii(name.content())));
      } else if (name.tag() == URI) {
        found.putIfAbsent("URI", List.of(DirectoryText.ascii(name.content())));
      } else if (name.tag() == DIRECTORY_NAME && !directory) {
        directory = true;
        DistinguishedName.read(new DerReader(name.content()).only())
            .forEach((type, values) -> found.put("Name/" + type, values));
      }
    }
    return found;
  }
}
