package io.github.sts4j.core.error;

/**
 * The errors AWS STS answers with: the wire value of {@code <Code>} and the HTTP status. Source: the catalogue of rules
 * section 11.1.
 */
public enum StsError {
  /** Any authorisation failure. */
  ACCESS_DENIED("AccessDenied", 403),
  /** The caller's own session is expired. */
  EXPIRED_TOKEN("ExpiredToken", 403),
  /** The assertion or identity token presented in the call is expired. */
  EXPIRED_IDENTITY_TOKEN("ExpiredTokenException", 400),
  /** The trade-in token presented in the call is expired. */
  EXPIRED_TRADE_IN_TOKEN("ExpiredTradeInTokenException", 400),
  /** The identity provider could not be reached; the call may be retried. */
  IDP_COMMUNICATION_ERROR("IDPCommunicationError", 400),
  /** The identity provider rejected its own token. */
  IDP_REJECTED_CLAIM("IDPRejectedClaim", 403),
  /** The signature header or query parameters are malformed. */
  INCOMPLETE_SIGNATURE("IncompleteSignature", 400),
  /** An unexpected failure of ours. */
  INTERNAL_FAILURE("InternalFailure", 500),
  /** The action is unknown, or not available at this endpoint. */
  INVALID_ACTION("InvalidAction", 400),
  /** The encoded authorisation message cannot be decoded. */
  INVALID_AUTHORIZATION_MESSAGE("InvalidAuthorizationMessageException", 400),
  /** The access key is unknown, or the session token is missing, altered, or of another key. */
  INVALID_CLIENT_TOKEN_ID("InvalidClientTokenId", 403),
  /** The assertion or identity token is not acceptable. */
  INVALID_IDENTITY_TOKEN("InvalidIdentityToken", 400),
  /** Parameters that do not go together. */
  INVALID_PARAMETER_COMBINATION("InvalidParameterCombination", 400),
  /** A parameter whose value breaks a rule between parameters, such as the tag rules. */
  INVALID_PARAMETER_VALUE("InvalidParameterValue", 400),
  /** A query parameter is malformed. */
  INVALID_QUERY_PARAMETER("InvalidQueryParameter", 400),
  /** The outbound token would be too large. */
  JWT_PAYLOAD_SIZE_EXCEEDED("JWTPayloadSizeExceededException", 400),
  /** A parameter cannot be parsed at all, such as an integer written with letters. */
  MALFORMED_INPUT("MalformedInput", 400),
  /** A policy document is malformed. */
  MALFORMED_POLICY_DOCUMENT("MalformedPolicyDocument", 400),
  /** The query string is not well-formed. */
  MALFORMED_QUERY_STRING("MalformedQueryString", 404),
  /** The request names no action. */
  MISSING_ACTION("MissingAction", 400),
  /** An unsigned call of an action that must be signed. */
  MISSING_AUTHENTICATION_TOKEN("MissingAuthenticationToken", 403),
  /** A required parameter is missing. */
  MISSING_PARAMETER("MissingParameter", 400),
  /** The account is not subscribed. */
  OPT_IN_REQUIRED("OptInRequired", 403),
  /** Outbound web identity federation is off for the account. */
  OUTBOUND_WEB_IDENTITY_FEDERATION_DISABLED("OutboundWebIdentityFederationDisabledException", 403),
  /** Session policies and tags exceed the packed size. */
  PACKED_POLICY_TOO_LARGE("PackedPolicyTooLarge", 400),
  /** STS is not active in this region for the account. */
  REGION_DISABLED("RegionDisabledException", 403),
  /** The request's date is more than fifteen minutes off. */
  REQUEST_EXPIRED("RequestExpired", 400),
  /** The service cannot answer now; the call may be retried. */
  SERVICE_UNAVAILABLE("ServiceUnavailable", 503),
  /** The token asked for would outlive the session that asks. */
  SESSION_DURATION_ESCALATION("SessionDurationEscalationException", 403),
  /** The secret or the signed request does not verify, or the credential scope is wrong. */
  SIGNATURE_DOES_NOT_MATCH("SignatureDoesNotMatch", 403),
  /** Too many requests. */
  THROTTLING("Throttling", 400),
  /** A parameter breaks its syntax or range. */
  VALIDATION_ERROR("ValidationError", 400);

  private final String code;
  private final int httpStatus;

  StsError(String code, int httpStatus) {
    this.code = code;
    this.httpStatus = httpStatus;
  }

  /** The value of {@code <Code>} on the wire. */
  public String code() {
    return code;
  }

  /** The HTTP status of the answer. */
  public int httpStatus() {
    return httpStatus;
  }
}
