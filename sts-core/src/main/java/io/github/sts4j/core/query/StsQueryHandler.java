package io.github.sts4j.core.query;

import static java.util.Objects.requireNonNull;

import io.github.sts4j.core.IncomingCall;
import io.github.sts4j.core.StsRequest;
import io.github.sts4j.core.TokenService;
import io.github.sts4j.core.error.StsError;
import io.github.sts4j.core.error.StsException;
import io.github.sts4j.core.random.RandomUuid;
import io.github.sts4j.core.session.AuthenticatedRequest;
import io.github.sts4j.core.session.RequestAuthenticator;
import io.github.sts4j.core.session.RequestEnvironment;
import io.github.sts4j.core.sigv4.BodyDigest;
import io.github.sts4j.core.sigv4.SigV4Settings;
import io.github.sts4j.core.sigv4.SignedRequest;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Answers requests of the AWS Query protocol, API version 2011-06-15 (section 1). A host calls it for {@code POST /} with
 * a form body and {@code GET /?Action=...}, and sends back what it returns. Safe for use by many threads.
 */
public final class StsQueryHandler {
  /** The largest body, in bytes (WP-13). A host stops reading there and answers {@link #tooLarge}. */
  public static final int MAX_BODY_BYTES = 10_000_000;

  private static final String GLOBAL_ENDPOINT = "sts.amazonaws.com";
  private static final String VERSION = "2011-06-15";
  private static final Logger LOG = System.getLogger(StsQueryHandler.class.getName());

  private final TokenService sts;
  private final RequestAuthenticator authenticator;
  private final RandomGenerator random;

  /**
   * @param sts what the actions do
   * @param settings how requests are signed: {@link SigV4Settings#forSts()}, perhaps with the regions served
   * @param random for request ids
   */
  public StsQueryHandler(TokenService sts, SigV4Settings settings, RandomGenerator random) {
    this.sts = requireNonNull(sts, "sts");
    this.authenticator = sts.authenticator(settings);
    this.random = requireNonNull(random, "random");
  }

  /**
   * Answers one request. It never throws: a refusal is an answer, and so is an unexpected failure, which is logged and
   * told to the caller as {@code InternalFailure} without detail.
   *
   * @param request the request as it came over the wire
   * @param body its whole body; empty for GET
   * @param environment what the host knows of the connection; the region is taken from the signature
   */
  public QueryResponse handle(SignedRequest request, byte[] body, RequestEnvironment environment) {
    String requestId = RandomUuid.from(random).toString();
    try {
      return body.length > MAX_BODY_BYTES
          ? tooLarge()
          : answer(request, body, environment, requestId);
    } catch (StsException refusal) {
      return new QueryResponse(
          refusal.error().httpStatus(), requestId, StsXml.error(refusal, requestId));
    } catch (RuntimeException failure) {
      LOG.log(Level.ERROR, "request " + requestId + " failed", failure);
      StsException told = new StsException(
          StsError.INTERNAL_FAILURE,
          "The request failed for a reason that is not its own; it may be tried again");
      return new QueryResponse(told.error().httpStatus(), requestId, StsXml.error(told, requestId));
    }
  }

  /** The answer to a body of more than {@link #MAX_BODY_BYTES}: HTTP 413 without a body (WP-13). */
  public QueryResponse tooLarge() {
    return new QueryResponse(413, RandomUuid.from(random).toString(), new byte[0]);
  }

  private QueryResponse answer(
      SignedRequest request, byte[] body, RequestEnvironment environment, String requestId) {
    FormParameters parameters = parameters(request, body);
    String action = parameters
        .text("Action")
        .filter(name -> !name.isEmpty())
        .orElseThrow(() -> new StsException(
            StsError.MISSING_ACTION,
            "The request must contain the parameter Action, such as AssumeRole"));
    String version = parameters.text("Version").orElse("NO_VERSION_SPECIFIED");
    if (!version.equals(VERSION)) { // WP-11
      throw unknown(action, version);
    }
    QueryAction<?, ?> known = QueryActions.find(action)
        .filter(found -> !found.isRegionalOnly() || !isGlobalEndpoint(request))
        .orElseThrow(() -> unknown(action, version));
    return perform(known, request, body, environment, parameters, requestId);
  }

  private <Q extends StsRequest, R> QueryResponse perform(
      QueryAction<Q, R> action,
      SignedRequest http,
      byte[] body,
      RequestEnvironment environment,
      FormParameters parameters,
      String requestId) {
    IncomingCall call =
        new IncomingCall(action.name(), environment.withRequestId(requestId), ClaimedKey.of(http));
    R response = action instanceof SignedAction<Q, R> signed
        ? performSigned(signed, call, parameters, http, body)
        : performUnsigned((UnsignedAction<Q, R>) action, call, parameters);
    return success(action.name(), requestId, xml -> action.result(xml, response));
  }

  private <Q extends StsRequest, R> R performUnsigned(
      UnsignedAction<Q, R> action, IncomingCall call, FormParameters parameters) {
    Q request = sts.admit(call, () -> checked(action, parameters));
    return action.call(sts, request, call.environment());
  }

  private <Q extends StsRequest, R> R performSigned(
      SignedAction<Q, R> action,
      IncomingCall call,
      FormParameters parameters,
      SignedRequest http,
      byte[] body) {
    Admitted<Q> admitted = sts.admit(call, () -> admitted(action, parameters, http, body));
    return action.call(
        sts,
        admitted.sender().caller(),
        admitted.request(),
        call.environment().withRegion(admitted.sender().signature().scope().region()));
  }

  /** A signed call whose sender is known. */
  private record Admitted<Q>(Q request, AuthenticatedRequest sender) {}

  /** Signed at all, then syntax and range, then who it is; whether they may comes after (AR-6, ER-11). */
  private <Q extends StsRequest, R> Admitted<Q> admitted(
      SignedAction<Q, R> action, FormParameters parameters, SignedRequest http, byte[] body) {
    authenticator.requireSigned(http);
    Q request = checked(action, parameters);
    AuthenticatedRequest sender = authenticator.authenticate(http, BodyDigest.of(body));
    sender.signature().verifyBody(body);
    return new Admitted<>(request, sender);
  }

  private <Q extends StsRequest, R> Q checked(QueryAction<Q, R> action, FormParameters parameters) {
    Q request = action.request(parameters);
    sts.checkParameters(request);
    return request;
  }

  /** Regional endpoints have their region in their names; a service of one's own has another name altogether. */
  private static boolean isGlobalEndpoint(SignedRequest request) {
    return request.headers("host").stream()
        .anyMatch(host -> host.equalsIgnoreCase(GLOBAL_ENDPOINT)
            || host.regionMatches(true, 0, GLOBAL_ENDPOINT + ":", 0, GLOBAL_ENDPOINT.length() + 1));
  }

  private static QueryResponse success(String action, String requestId, StsXml.Content result) {
    return new QueryResponse(200, requestId, StsXml.success(action, requestId, result));
  }

  /** WP-2: the query string of a GET, the form of a POST. Never both, so that nothing outside the body can add to it. */
  private static FormParameters parameters(SignedRequest request, byte[] body) {
    if (request.method().equals("GET")) {
      return FormParameters.parse(request.rawQuery(), StsError.MALFORMED_QUERY_STRING);
    }
    Optional<String> contentType = request.headers("content-type").stream().findFirst();
    boolean form = contentType
        .map(type -> type.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded"))
        .orElse(true);
    return form
        ? FormParameters.parse(new String(body, StandardCharsets.UTF_8), StsError.MALFORMED_INPUT)
        : FormParameters.parse("", StsError.MALFORMED_INPUT);
  }

  private static StsException unknown(String action, String version) {
    return new StsException(
        StsError.INVALID_ACTION, "Could not find operation " + action + " for version " + version);
  }
}
