package io.github.sts4j.core.query;

import io.github.sts4j.core.AssumeRoleRequest;
import io.github.sts4j.core.AssumeRoleResponse;
import io.github.sts4j.core.ProvidedContext;
import io.github.sts4j.core.TemporaryCredentials;
import io.github.sts4j.core.error.StsError;
import io.github.sts4j.core.error.StsException;
import java.util.Locale;
import javax.xml.stream.XMLStreamException;

/** AssumeRole on the wire: its parameters and its result (AR-1, AR-23). */
final class AssumeRoleQuery {
  private AssumeRoleQuery() {}

  static AssumeRoleRequest request(FormParameters parameters) {
    AssumeRoleRequest.Builder request = AssumeRoleRequest.builder();
    parameters.text("RoleArn").ifPresent(request::roleArn);
    parameters.text("RoleSessionName").ifPresent(request::roleSessionName);
    parameters.integer("DurationSeconds").ifPresent(request::durationSeconds);
    parameters.text("Policy").ifPresent(request::policy);
    for (String member : parameters.members("PolicyArns")) {
      request.policyArn(required(parameters, member, "arn"));
    }
    for (String member : parameters.members("Tags")) {
      request.tag(required(parameters, member, "Key"), required(parameters, member, "Value"));
    }
    request.transitiveTagKeys(parameters.list("TransitiveTagKeys"));
    parameters.text("ExternalId").ifPresent(request::externalId);
    parameters.text("SerialNumber").ifPresent(request::serialNumber);
    parameters.text("TokenCode").ifPresent(request::tokenCode);
    parameters.text("SourceIdentity").ifPresent(request::sourceIdentity);
    for (String member : parameters.members("ProvidedContexts")) {
      request.providedContext(new ProvidedContext(
          required(parameters, member, "ProviderArn"),
          required(parameters, member, "ContextAssertion")));
    }
    return request.build();
  }

  /** WP-14: what is absent is left out. WP-15: the order observed. */
  static void result(StsXml xml, AssumeRoleResponse response) throws XMLStreamException {
    credentials(xml, response.credentials());
    if (response.sourceIdentity().isPresent()) {
      xml.text("SourceIdentity", response.sourceIdentity().get());
    }
    xml.element("AssumedRoleUser", user -> {
      user.text("AssumedRoleId", response.assumedRoleUser().assumedRoleId());
      user.text("Arn", response.assumedRoleUser().arn().toString());
    });
    if (response.packedPolicySize().isPresent()) {
      xml.text("PackedPolicySize", Integer.toString(response.packedPolicySize().getAsInt()));
    }
  }

  private static void credentials(StsXml xml, TemporaryCredentials credentials)
      throws XMLStreamException {
    xml.element("Credentials", element -> {
      element.text("AccessKeyId", credentials.accessKeyId().value());
      element.text("SecretAccessKey", credentials.secretAccessKey().reveal());
      element.text("SessionToken", credentials.sessionToken().text());
      element.text(
          "Expiration", credentials.expiration().toString()); // WP-12: whole seconds by CR-3
    });
  }

  /** A member of a structure, which must be there once any part of the structure is. */
  private static String required(FormParameters parameters, String member, String name) {
    return parameters
        .text(member + "." + name)
        .orElseThrow(() -> new StsException(
            StsError.VALIDATION_ERROR,
            "1 validation error detected: Value null at '" + lowerCamel(member) + ".member."
                + lowerCamel(name) + "' failed to satisfy constraint: Member must not be null"));
  }

  /** {@code Tags.member.1} as {@code tags.1}: the name by which the constraint messages call it (WP-8). */
  private static String lowerCamel(String name) {
    return (name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1))
        .replace(".member.", ".");
  }
}
