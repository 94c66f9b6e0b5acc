package io.github.sts4j.core.query;

import io.github.sts4j.core.GetDelegatedAccessTokenRequest;
import io.github.sts4j.core.GetDelegatedAccessTokenResponse;
import io.github.sts4j.core.TokenService;
import io.github.sts4j.core.session.AuthenticatedCaller;
import io.github.sts4j.core.session.RequestEnvironment;
import javax.xml.stream.XMLStreamException;

/** GetDelegatedAccessToken on the wire (DT-1). */
final class GetDelegatedAccessTokenQuery
    implements SignedAction<GetDelegatedAccessTokenRequest, GetDelegatedAccessTokenResponse> {
  @Override
  public String name() {
    return "GetDelegatedAccessToken";
  }

  @Override
  public GetDelegatedAccessTokenRequest request(FormParameters parameters) {
    return new GetDelegatedAccessTokenRequest(parameters.text("TradeInToken"));
  }

  @Override
  public GetDelegatedAccessTokenResponse call(
      TokenService sts,
      AuthenticatedCaller caller,
      GetDelegatedAccessTokenRequest request,
      RequestEnvironment environment) {
    return sts.getDelegatedAccessToken(caller, request, environment);
  }

  @Override
  public void result(StsXml xml, GetDelegatedAccessTokenResponse response)
      throws XMLStreamException {
    ResultParts.credentials(xml, response.credentials());
    ResultParts.packedPolicySize(xml, response.packedPolicySize());
    xml.text("AssumedPrincipal", response.assumedPrincipal().toString());
  }
}
