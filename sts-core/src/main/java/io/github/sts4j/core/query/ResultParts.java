package io.github.sts4j.core.query;

import io.github.sts4j.core.AssumedRoleUser;
import io.github.sts4j.core.TemporaryCredentials;
import java.util.Optional;
import java.util.OptionalInt;
import javax.xml.stream.XMLStreamException;

/** The parts that the results of several actions share (section 2.3). */
final class ResultParts {
  private ResultParts() {}

  /** CR-1 */
  static void credentials(StsXml xml, TemporaryCredentials credentials) throws XMLStreamException {
    xml.element("Credentials", element -> {
      element.text("AccessKeyId", credentials.accessKeyId().value());
      element.text("SecretAccessKey", credentials.secretAccessKey().reveal());
      element.text("SessionToken", credentials.sessionToken().text());
      element.text(
          "Expiration", credentials.expiration().toString()); // WP-12: whole seconds by CR-3
    });
  }

  /** CR-4 */
  static void assumedRoleUser(StsXml xml, AssumedRoleUser user) throws XMLStreamException {
    xml.element("AssumedRoleUser", element -> {
      element.text("AssumedRoleId", user.assumedRoleId());
      element.text("Arn", user.arn().toString());
    });
  }

  /** CR-6 */
  static void packedPolicySize(StsXml xml, OptionalInt percent) throws XMLStreamException {
    if (percent.isPresent()) {
      xml.text("PackedPolicySize", Integer.toString(percent.getAsInt()));
    }
  }

  /** SI-5 */
  static void sourceIdentity(StsXml xml, Optional<String> value) throws XMLStreamException {
    if (value.isPresent()) {
      xml.text("SourceIdentity", value.get());
    }
  }
}
