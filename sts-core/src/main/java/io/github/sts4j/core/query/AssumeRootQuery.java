package io.github.sts4j.core.query;

import io.github.sts4j.core.AssumeRootRequest;
import io.github.sts4j.core.AssumeRootResponse;
import io.github.sts4j.core.TokenService;
import io.github.sts4j.core.session.AuthenticatedCaller;
import io.github.sts4j.core.session.RequestEnvironment;
import javax.xml.stream.XMLStreamException;

/** AssumeRoot on the wire (RT-1, RT-6). */
final class AssumeRootQuery implements SignedAction<AssumeRootRequest, AssumeRootResponse> {
  @Override
  public String name() {
    return "AssumeRoot";
  }

  @Override
  public boolean isRegionalOnly() {
    return true; // RT-5
  }

  @Override
  public AssumeRootRequest request(FormParameters parameters) {
    return new AssumeRootRequest(
        parameters.text("TargetPrincipal"),
        parameters.text("TaskPolicyArn.arn"), // WP-4, X-7
        parameters.integer("DurationSeconds"));
  }

  @Override
  public AssumeRootResponse call(
      TokenService sts,
      AuthenticatedCaller caller,
      AssumeRootRequest request,
      RequestEnvironment environment) {
    return sts.assumeRoot(caller, request, environment);
  }

  @Override
  public void result(StsXml xml, AssumeRootResponse response) throws XMLStreamException {
    ResultParts.credentials(xml, response.credentials());
    ResultParts.sourceIdentity(xml, response.sourceIdentity());
  }
}
