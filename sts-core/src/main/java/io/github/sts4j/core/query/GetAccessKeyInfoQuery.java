package io.github.sts4j.core.query;

import io.github.sts4j.core.GetAccessKeyInfoRequest;
import io.github.sts4j.core.GetAccessKeyInfoResponse;
import io.github.sts4j.core.TokenService;
import io.github.sts4j.core.session.AuthenticatedCaller;
import io.github.sts4j.core.session.RequestEnvironment;
import javax.xml.stream.XMLStreamException;

/** GetAccessKeyInfo on the wire (AK-1). */
final class GetAccessKeyInfoQuery
    implements SignedAction<GetAccessKeyInfoRequest, GetAccessKeyInfoResponse> {
  @Override
  public String name() {
    return "GetAccessKeyInfo";
  }

  @Override
  public GetAccessKeyInfoRequest request(FormParameters parameters) {
    return new GetAccessKeyInfoRequest(parameters.text("AccessKeyId"));
  }

  @Override
  public GetAccessKeyInfoResponse call(
      TokenService sts,
      AuthenticatedCaller caller,
      GetAccessKeyInfoRequest request,
      RequestEnvironment environment) {
    return sts.getAccessKeyInfo(caller, request, environment);
  }

  @Override
  public void result(StsXml xml, GetAccessKeyInfoResponse response) throws XMLStreamException {
    xml.text("Account", response.account().value());
  }
}
