package io.github.sts4j.core.query;

import io.github.sts4j.core.GetWebIdentityTokenRequest;
import io.github.sts4j.core.GetWebIdentityTokenResponse;
import io.github.sts4j.core.TokenService;
import io.github.sts4j.core.session.AuthenticatedCaller;
import io.github.sts4j.core.session.RequestEnvironment;
import javax.xml.stream.XMLStreamException;

/** GetWebIdentityToken on the wire (WT-1). */
final class GetWebIdentityTokenQuery
    implements SignedAction<GetWebIdentityTokenRequest, GetWebIdentityTokenResponse> {
  @Override
  public String name() {
    return "GetWebIdentityToken";
  }

  @Override
  public boolean isRegionalOnly() {
    return true; // WT-10
  }

  @Override
  public GetWebIdentityTokenRequest request(FormParameters parameters) {
    return new GetWebIdentityTokenRequest(
        parameters.list("Audience"),
        parameters.text("SigningAlgorithm"),
        parameters.integer("DurationSeconds"),
        parameters.tags());
  }

  @Override
  public GetWebIdentityTokenResponse call(
      TokenService sts,
      AuthenticatedCaller caller,
      GetWebIdentityTokenRequest request,
      RequestEnvironment environment) {
    return sts.getWebIdentityToken(caller, request, environment);
  }

  @Override
  public void result(StsXml xml, GetWebIdentityTokenResponse response) throws XMLStreamException {
    xml.text("WebIdentityToken", response.webIdentityToken().text());
    xml.text("Expiration", response.expiration().toString());
  }
}
