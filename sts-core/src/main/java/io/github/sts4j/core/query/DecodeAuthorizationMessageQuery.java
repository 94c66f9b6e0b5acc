package io.github.sts4j.core.query;

import io.github.sts4j.core.DecodeAuthorizationMessageRequest;
import io.github.sts4j.core.DecodeAuthorizationMessageResponse;
import io.github.sts4j.core.TokenService;
import io.github.sts4j.core.session.AuthenticatedCaller;
import io.github.sts4j.core.session.RequestEnvironment;
import javax.xml.stream.XMLStreamException;

/** DecodeAuthorizationMessage on the wire (DM-1). */
final class DecodeAuthorizationMessageQuery
    implements SignedAction<DecodeAuthorizationMessageRequest, DecodeAuthorizationMessageResponse> {
  @Override
  public String name() {
    return "DecodeAuthorizationMessage";
  }

  @Override
  public DecodeAuthorizationMessageRequest request(FormParameters parameters) {
    return new DecodeAuthorizationMessageRequest(parameters.text("EncodedMessage"));
  }

  @Override
  public DecodeAuthorizationMessageResponse call(
      TokenService sts,
      AuthenticatedCaller caller,
      DecodeAuthorizationMessageRequest request,
      RequestEnvironment environment) {
    return sts.decodeAuthorizationMessage(caller, request, environment);
  }

  @Override
  public void result(StsXml xml, DecodeAuthorizationMessageResponse response)
      throws XMLStreamException {
    xml.text("DecodedMessage", response.decodedMessage());
  }
}
