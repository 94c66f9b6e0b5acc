package io.github.sts4j.examples.endpoint.s3;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** An account as listings show it: by a canonical id of 64 hexadecimal digits, here the SHA-256 of the account id. */
record Owner(String account) {
  String canonicalId() {
    ChecksumAlgorithm.Running digest = ChecksumAlgorithm.SHA256.start();
    digest.update(ByteBuffer.wrap(account.getBytes(StandardCharsets.UTF_8)));
    return HexFormat.of().formatHex(digest.finish());
  }

  void write(XmlDocument xml) {
    xml.element("Owner", () -> {
      xml.text("ID", canonicalId());
      xml.text("DisplayName", account);
    });
  }
}
