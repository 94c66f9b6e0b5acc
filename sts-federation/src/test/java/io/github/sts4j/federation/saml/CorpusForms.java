package io.github.sts4j.federation.saml;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * A few samples are not in the form that STS takes: deflated, or an assertion without a response around it. What they prove
 * does not depend on that.
 */
final class CorpusForms {
  private CorpusForms() {}

  static String of(Corpus.Entry file) {
    if (file.name().startsWith("ruby-saml/valid_response")
        || file.name().endsWith("invalid_issuer_assertion.xml.base64")) {
      return inflated(file.base64());
    }
    if (file.name().endsWith("signature_with_inclusivenamespaces.xml")) {
      return wrapped(file.base64());
    }
    return file.base64();
  }

  private static String inflated(String base64) {
    Inflater inflater = new Inflater(true);
    try {
      inflater.setInput(Base64.getDecoder().decode(base64));
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      byte[] buffer = new byte[4096];
      for (int read = inflater.inflate(buffer); read > 0; read = inflater.inflate(buffer)) {
        out.write(buffer, 0, read);
      }
      return out.size() == 0 ? base64 : Base64.getEncoder().encodeToString(out.toByteArray());
    } catch (DataFormatException notDeflated) {
      return base64;
    } finally {
      inflater.end();
    }
  }

  private static String wrapped(String base64) {
    String assertion = new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    return TestXml.base64(
        "<samlp:Response xmlns:samlp=\"urn:oasis:names:tc:SAML:2.0:protocol\" ID=\"_wrapped\" Version=\"2.0\""
            + " IssueInstant=\"2013-08-03T21:54:43Z\"><samlp:Status><samlp:StatusCode"
            + " Value=\"urn:oasis:names:tc:SAML:2.0:status:Success\"/></samlp:Status>"
            + assertion.replaceFirst("<\\?xml[^>]*\\?>", "")
            + "</samlp:Response>");
  }
}
