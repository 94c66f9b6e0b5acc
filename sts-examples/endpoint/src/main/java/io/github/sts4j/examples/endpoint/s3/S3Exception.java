package io.github.sts4j.examples.endpoint.s3;

import static java.util.Objects.requireNonNull;

import io.github.sts4j.core.error.AuthenticationException;
import io.github.sts4j.core.error.AuthenticationFailure;

/**
 * A request that the store, or the authentication in front of it, refused. Its message goes to the caller: it says
 * what to change and holds no secret (ER-12).
 */
public final class S3Exception extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String code;
  private final int status;

  /**
   * @param code the S3 error code, such as {@code AccessDenied}
   * @param status the HTTP status that goes with the code, 400 to 599
   * @param message what the caller is told
   * @throws IllegalArgumentException if the status is not one of an error
   */
  public S3Exception(String code, int status, String message) {
    super(requireNonNull(message, "message"));
    if (status < 400 || status > 599) {
      throw new IllegalArgumentException("status `" + status + "` of an error must be 400 to 599");
    }
    this.code = requireNonNull(code, "code");
    this.status = status;
  }

  /** The {@code AccessDenied} of {@link S3Access#require}. */
  public static S3Exception accessDenied(String message) {
    return S3Error.ACCESS_DENIED.because(message);
  }

  /** The refusal that S3 answers a failed authentication with (rules section 11.3). */
  public static S3Exception of(AuthenticationException failed) {
    AuthenticationFailure failure = failed.failure();
    return new S3Exception(
        failure.s3Code(), failure.s3HttpStatus(), String.valueOf(failed.getMessage()));
  }

  /** The S3 error code. */
  public String code() {
    return code;
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  boolean is(S3Error error) {
    return code.equals(error.code());
  }
}
