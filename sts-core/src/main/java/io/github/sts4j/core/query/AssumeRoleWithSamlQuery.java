package io.github.sts4j.core.query;

import io.github.sts4j.core.AssumeRoleWithSamlRequest;
import io.github.sts4j.core.AssumeRoleWithSamlResponse;
import io.github.sts4j.core.TokenService;
import io.github.sts4j.core.session.RequestEnvironment;
import javax.xml.stream.XMLStreamException;

/** AssumeRoleWithSAML on the wire (SA-1, SA-10). */
final class AssumeRoleWithSamlQuery
    implements UnsignedAction<AssumeRoleWithSamlRequest, AssumeRoleWithSamlResponse> {
  @Override
  public String name() {
    return "AssumeRoleWithSAML";
  }

  @Override
  public AssumeRoleWithSamlRequest request(FormParameters parameters) {
    return new AssumeRoleWithSamlRequest(
        parameters.text("RoleArn"),
        parameters.text("PrincipalArn"),
        parameters.text("SAMLAssertion"),
        parameters.text("Policy"),
        parameters.policyArns(),
        parameters.integer("DurationSeconds"));
  }

  @Override
  public AssumeRoleWithSamlResponse call(
      TokenService sts, AssumeRoleWithSamlRequest request, RequestEnvironment environment) {
    return sts.assumeRoleWithSaml(request, environment);
  }

  @Override
  public void result(StsXml xml, AssumeRoleWithSamlResponse response) throws XMLStreamException {
    ResultParts.credentials(xml, response.credentials());
    ResultParts.sourceIdentity(xml, response.sourceIdentity());
    ResultParts.assumedRoleUser(xml, response.assumedRoleUser());
    ResultParts.packedPolicySize(xml, response.packedPolicySize());
    xml.text("Subject", response.subject());
    xml.text("SubjectType", response.subjectType());
    xml.text("Issuer", response.issuer());
    xml.text("Audience", response.audience());
    xml.text("NameQualifier", response.nameQualifier());
  }
}
