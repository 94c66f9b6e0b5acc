package io.github.sts4j.core.query;

import io.github.sts4j.core.AssumeRoleRequest;
import io.github.sts4j.core.AssumeRoleResponse;
import io.github.sts4j.core.ProvidedContext;
import io.github.sts4j.core.TokenService;
import io.github.sts4j.core.session.AuthenticatedCaller;
import io.github.sts4j.core.session.RequestEnvironment;
import javax.xml.stream.XMLStreamException;

/** AssumeRole on the wire (AR-1, AR-23). */
final class AssumeRoleQuery implements SignedAction<AssumeRoleRequest, AssumeRoleResponse> {
  @Override
  public String name() {
    return "AssumeRole";
  }

  @Override
  public AssumeRoleRequest request(FormParameters parameters) {
    AssumeRoleRequest.Builder request = AssumeRoleRequest.builder();
    parameters.text("RoleArn").ifPresent(request::roleArn);
    parameters.text("RoleSessionName").ifPresent(request::roleSessionName);
    parameters.integer("DurationSeconds").ifPresent(request::durationSeconds);
    parameters.text("Policy").ifPresent(request::policy);
    parameters.policyArns().forEach(request::policyArn);
    parameters.tags().forEach(tag -> request.tag(tag.key(), tag.value()));
    request.transitiveTagKeys(parameters.list("TransitiveTagKeys"));
    parameters.text("ExternalId").ifPresent(request::externalId);
    parameters.text("SerialNumber").ifPresent(request::serialNumber);
    parameters.text("TokenCode").ifPresent(request::tokenCode);
    parameters.text("SourceIdentity").ifPresent(request::sourceIdentity);
    for (String member : parameters.members("ProvidedContexts")) {
      request.providedContext(new ProvidedContext(
          parameters.required(member, "ProviderArn"),
          parameters.required(member, "ContextAssertion")));
    }
    return request.build();
  }

  @Override
  public AssumeRoleResponse call(
      TokenService sts,
      AuthenticatedCaller caller,
      AssumeRoleRequest request,
      RequestEnvironment environment) {
    return sts.assumeRole(caller, request, environment);
  }

  /** WP-15: the order observed. */
  @Override
  public void result(StsXml xml, AssumeRoleResponse response) throws XMLStreamException {
    ResultParts.credentials(xml, response.credentials());
    ResultParts.sourceIdentity(xml, response.sourceIdentity());
    ResultParts.assumedRoleUser(xml, response.assumedRoleUser());
    ResultParts.packedPolicySize(xml, response.packedPolicySize());
  }
}
