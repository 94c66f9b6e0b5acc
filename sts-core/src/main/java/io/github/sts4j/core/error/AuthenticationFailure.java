package io.github.sts4j.core.error;

/**
 * Why a request was not authenticated. STS and S3 name the same causes differently (rules section 11.3), so a resource
 * server that speaks S3 answers with {@link #s3Code} and {@link #s3HttpStatus}.
 */
public enum AuthenticationFailure {
  /** No signature at all. */
  MISSING_SIGNATURE(StsError.MISSING_AUTHENTICATION_TOKEN, "AccessDenied", 403),
  /** The signature's header or parameters are malformed, ambiguous or incomplete. */
  MALFORMED_SIGNATURE(StsError.INCOMPLETE_SIGNATURE, "AuthorizationHeaderMalformed", 400),
  /** The presigned query parameters are malformed, ambiguous or incomplete. */
  MALFORMED_PRESIGNED_QUERY(
      StsError.INCOMPLETE_SIGNATURE, "AuthorizationQueryParametersError", 400),
  /** The credential scope names another date, region or service (ER-1). */
  WRONG_SCOPE(StsError.SIGNATURE_DOES_NOT_MATCH, "AuthorizationHeaderMalformed", 400),
  /** The access key is unknown or inactive. */
  UNKNOWN_ACCESS_KEY(StsError.INVALID_CLIENT_TOKEN_ID, "InvalidAccessKeyId", 403),
  /** The session token is missing, altered, or was made for another access key (ER-2). */
  INVALID_SESSION_TOKEN(StsError.INVALID_CLIENT_TOKEN_ID, "InvalidToken", 400),
  /** The session was revoked (LK-1). Its answers are those of {@link #INVALID_SESSION_TOKEN}: only our own logs tell. */
  REVOKED_SESSION(StsError.INVALID_CLIENT_TOKEN_ID, "InvalidToken", 400),
  /** The session is over (ER-3). */
  EXPIRED_SESSION(StsError.EXPIRED_TOKEN, "ExpiredToken", 400),
  /** The role or user the session belongs to is gone (ER-4). */
  ISSUER_GONE(StsError.INVALID_CLIENT_TOKEN_ID, "InvalidAccessKeyId", 403),
  /** The request's date is more than fifteen minutes off. */
  CLOCK_SKEW(StsError.REQUEST_EXPIRED, "RequestTimeTooSkewed", 403),
  /** A presigned request used after its expiry. */
  EXPIRED_PRESIGNED_REQUEST(StsError.REQUEST_EXPIRED, "AccessDenied", 403),
  /** The signature does not verify (ER-5). */
  SIGNATURE_MISMATCH(StsError.SIGNATURE_DOES_NOT_MATCH, "SignatureDoesNotMatch", 403),
  /** The body is not the one that was signed. */
  PAYLOAD_MISMATCH(StsError.SIGNATURE_DOES_NOT_MATCH, "XAmzContentSHA256Mismatch", 400),
  /** The body ends early, or is longer or shorter than announced. */
  INCOMPLETE_BODY(StsError.SIGNATURE_DOES_NOT_MATCH, "IncompleteBody", 400),
  /** The chunks or trailers of the body are not well-formed. */
  MALFORMED_BODY(StsError.SIGNATURE_DOES_NOT_MATCH, "InvalidRequest", 400),
  /** A checksum in the body's trailer is not the body's. */
  CHECKSUM_MISMATCH(StsError.SIGNATURE_DOES_NOT_MATCH, "BadDigest", 400);

  private final StsError stsError;
  private final String s3Code;
  private final int s3HttpStatus;

  AuthenticationFailure(StsError stsError, String s3Code, int s3HttpStatus) {
    this.stsError = stsError;
    this.s3Code = s3Code;
    this.s3HttpStatus = s3HttpStatus;
  }

  /** The error STS answers with. */
  public StsError stsError() {
    return stsError;
  }

  /** The code a service of S3's kind answers with. */
  public String s3Code() {
    return s3Code;
  }

  /** The HTTP status a service of S3's kind answers with. */
  public int s3HttpStatus() {
    return s3HttpStatus;
  }
}
