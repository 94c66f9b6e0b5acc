package io.github.sts4j.core.query;

import io.github.sts4j.core.GetSessionTokenRequest;
import io.github.sts4j.core.GetSessionTokenResponse;
import io.github.sts4j.core.TokenService;
import io.github.sts4j.core.session.AuthenticatedCaller;
import io.github.sts4j.core.session.RequestEnvironment;
import javax.xml.stream.XMLStreamException;

/** GetSessionToken on the wire (GS-1, GS-10). */
final class GetSessionTokenQuery
    implements SignedAction<GetSessionTokenRequest, GetSessionTokenResponse> {
  @Override
  public String name() {
    return "GetSessionToken";
  }

  @Override
  public GetSessionTokenRequest request(FormParameters parameters) {
    return new GetSessionTokenRequest(
        parameters.integer("DurationSeconds"),
        parameters.text("SerialNumber"),
        parameters.text("TokenCode"));
  }

  @Override
  public GetSessionTokenResponse call(
      TokenService sts,
      AuthenticatedCaller caller,
      GetSessionTokenRequest request,
      RequestEnvironment environment) {
    return sts.getSessionToken(caller, request);
  }

  @Override
  public void result(StsXml xml, GetSessionTokenResponse response) throws XMLStreamException {
    ResultParts.credentials(xml, response.credentials());
  }
}
