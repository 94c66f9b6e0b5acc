package io.github.sts4j.core.query;

import io.github.sts4j.core.GetFederationTokenRequest;
import io.github.sts4j.core.GetFederationTokenResponse;
import io.github.sts4j.core.TokenService;
import io.github.sts4j.core.session.AuthenticatedCaller;
import io.github.sts4j.core.session.RequestEnvironment;
import javax.xml.stream.XMLStreamException;

/** GetFederationToken on the wire (GF-1, GF-10). */
final class GetFederationTokenQuery
    implements SignedAction<GetFederationTokenRequest, GetFederationTokenResponse> {
  @Override
  public String name() {
    return "GetFederationToken";
  }

  @Override
  public GetFederationTokenRequest request(FormParameters parameters) {
    return new GetFederationTokenRequest(
        parameters.text("Name"),
        parameters.text("Policy"),
        parameters.policyArns(),
        parameters.integer("DurationSeconds"),
        parameters.tags());
  }

  @Override
  public GetFederationTokenResponse call(
      TokenService sts,
      AuthenticatedCaller caller,
      GetFederationTokenRequest request,
      RequestEnvironment environment) {
    return sts.getFederationToken(caller, request, environment);
  }

  @Override
  public void result(StsXml xml, GetFederationTokenResponse response) throws XMLStreamException {
    ResultParts.credentials(xml, response.credentials());
    xml.element("FederatedUser", user -> {
      user.text("FederatedUserId", response.federatedUser().federatedUserId());
      user.text("Arn", response.federatedUser().arn().toString());
    });
    xml.text("PackedPolicySize", Integer.toString(response.packedPolicySize()));
  }
}
