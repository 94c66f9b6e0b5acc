package io.github.sts4j.core.query;

import io.github.sts4j.core.GetCallerIdentityRequest;
import io.github.sts4j.core.GetCallerIdentityResponse;
import io.github.sts4j.core.TokenService;
import io.github.sts4j.core.session.AuthenticatedCaller;
import io.github.sts4j.core.session.RequestEnvironment;
import javax.xml.stream.XMLStreamException;

/** GetCallerIdentity on the wire (CI-2, CI-3). */
final class GetCallerIdentityQuery
    implements SignedAction<GetCallerIdentityRequest, GetCallerIdentityResponse> {
  @Override
  public String name() {
    return "GetCallerIdentity";
  }

  @Override
  public GetCallerIdentityRequest request(FormParameters parameters) {
    return new GetCallerIdentityRequest();
  }

  @Override
  public GetCallerIdentityResponse call(
      TokenService sts,
      AuthenticatedCaller caller,
      GetCallerIdentityRequest request,
      RequestEnvironment environment) {
    return sts.getCallerIdentity(caller);
  }

  @Override
  public void result(StsXml xml, GetCallerIdentityResponse response) throws XMLStreamException {
    xml.text("Arn", response.arn().toString());
    xml.text("UserId", response.userId());
    xml.text("Account", response.account().value());
  }
}
