package io.github.sts4j.examples.endpoint;

import com.sun.net.httpserver.HttpExchange;
import io.github.sts4j.core.EncodedDenials;
import io.github.sts4j.core.TokenService;
import io.github.sts4j.core.error.AuthenticationException;
import io.github.sts4j.core.session.AuthenticatedRequest;
import io.github.sts4j.core.session.RequestAuthenticator;
import io.github.sts4j.core.session.RequestEnvironment;
import io.github.sts4j.core.sigv4.BodyDigest;
import io.github.sts4j.core.sigv4.SigV4Settings;
import io.github.sts4j.core.sigv4.VerifyingBody;
import io.github.sts4j.examples.endpoint.s3.S3Exception;
import io.github.sts4j.examples.endpoint.s3.S3Exchange;
import io.github.sts4j.examples.endpoint.s3.S3Request;
import io.github.sts4j.examples.endpoint.s3.S3Response;
import io.github.sts4j.examples.endpoint.s3.S3Service;
import java.io.IOException;

/** The object store's side of the port: who is it, then what do they want, then may they. */
final class S3Route {
  private final S3Service store;
  private final TokenService sts;
  private final RequestAuthenticator authenticator;
  private final BucketPolicies bucketPolicies;
  private final EncodedDenials encodedDenials;

  S3Route(
      S3Service store,
      TokenService sts,
      BucketPolicies bucketPolicies,
      EncodedDenials encodedDenials) {
    this.encodedDenials = encodedDenials;
    this.store = store;
    this.sts = sts;
    this.authenticator = sts.authenticator(SigV4Settings.forS3());
    this.bucketPolicies = bucketPolicies;
  }

  void handle(HttpExchange exchange) throws IOException {
    S3Exchange.send(exchange, answer(exchange));
  }

  private S3Response answer(HttpExchange exchange) {
    try {
      return answer(exchange, S3Exchange.read(exchange));
    } catch (S3Exception unreadable) {
      return store.refuse(S3Request.builder(exchange.getRequestMethod(), "/").build(), unreadable);
    }
  }

  private S3Response answer(HttpExchange exchange, S3Request raw) {
    ExchangeRequest request = new ExchangeRequest(exchange);
    try {
      AuthenticatedRequest authenticated =
          authenticator.authenticate(request, BodyDigest.ofEmptyBody());
      RequestEnvironment environment =
          request.environment().withRegion(authenticated.signature().scope().region());
      return store.handle(
          verified(raw, authenticated),
          new SessionS3Access(
              sts, authenticated.caller(), environment, bucketPolicies, encodedDenials));
    } catch (AuthenticationException refusal) {
      return store.refuse(raw, S3Exception.of(refusal));
    }
  }

  /** The request with its body checked, and taken out of its chunks, while it is read. */
  private static S3Request verified(S3Request raw, AuthenticatedRequest authenticated) {
    VerifyingBody body = authenticated.signature().verifyingBody(raw.body());
    return raw.toBuilder().body(body).trailers(body::trailers).build();
  }
}
