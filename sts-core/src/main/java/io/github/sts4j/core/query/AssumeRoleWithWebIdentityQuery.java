package io.github.sts4j.core.query;

import io.github.sts4j.core.AssumeRoleWithWebIdentityRequest;
import io.github.sts4j.core.AssumeRoleWithWebIdentityResponse;
import io.github.sts4j.core.TokenService;
import io.github.sts4j.core.session.RequestEnvironment;
import javax.xml.stream.XMLStreamException;

/** AssumeRoleWithWebIdentity on the wire (WI-1, WI-6). */
final class AssumeRoleWithWebIdentityQuery
    implements UnsignedAction<AssumeRoleWithWebIdentityRequest, AssumeRoleWithWebIdentityResponse> {
  @Override
  public String name() {
    return "AssumeRoleWithWebIdentity";
  }

  @Override
  public AssumeRoleWithWebIdentityRequest request(FormParameters parameters) {
    return new AssumeRoleWithWebIdentityRequest(
        parameters.text("RoleArn"),
        parameters.text("RoleSessionName"),
        parameters.text("WebIdentityToken"),
        parameters.text("ProviderId"),
        parameters.text("Policy"),
        parameters.policyArns(),
        parameters.integer("DurationSeconds"));
  }

  @Override
  public AssumeRoleWithWebIdentityResponse call(
      TokenService sts, AssumeRoleWithWebIdentityRequest request, RequestEnvironment environment) {
    return sts.assumeRoleWithWebIdentity(request, environment);
  }

  @Override
  public void result(StsXml xml, AssumeRoleWithWebIdentityResponse response)
      throws XMLStreamException {
    ResultParts.credentials(xml, response.credentials());
    ResultParts.sourceIdentity(xml, response.sourceIdentity());
    ResultParts.assumedRoleUser(xml, response.assumedRoleUser());
    ResultParts.packedPolicySize(xml, response.packedPolicySize());
    xml.text("SubjectFromWebIdentityToken", response.subjectFromWebIdentityToken());
    xml.text("Provider", response.provider());
    xml.text("Audience", response.audience());
  }
}
