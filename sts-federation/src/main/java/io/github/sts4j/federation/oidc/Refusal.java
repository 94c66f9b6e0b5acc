package io.github.sts4j.federation.oidc;

import io.github.sts4j.core.error.StsError;
import io.github.sts4j.core.error.StsException;

/** Makes the errors a token is refused with: what the caller is told, and apart from it what only the log says. */
final class Refusal {
  private static final int ECHOED = 200;

  private Refusal() {}

  /** {@code InvalidIdentityToken}; the caller is told everything. */
  static StsException invalid(String told) {
    return new StsException(StsError.INVALID_IDENTITY_TOKEN, told);
  }

  /** {@code InvalidIdentityToken}; the detail is for the log alone. */
  static StsException invalid(String told, String detail) {
    return new StsException(StsError.INVALID_IDENTITY_TOKEN, told, new Detail(detail));
  }

  /** One answer for whatever is wrong with key or signature, so that neither can be told from outside. */
  static StsException unverified(String detail) {
    return invalid("The signature of the web identity token could not be verified", detail);
  }

  /** OI-20 */
  static StsException keysUnavailable(String detail) {
    return invalid(
        "Couldn't retrieve verification key from your identity provider; check that its discovery document and key set"
            + " can be fetched over HTTPS",
        detail);
  }

  /** What the log says of a refusal. */
  static String detail(StsException refusal) {
    return refusal.getCause() instanceof Detail detail
        ? String.valueOf(detail.getMessage())
        : String.valueOf(refusal.getMessage());
  }

  /** Text from outside, fit for a message: quoted, short, without control characters. */
  static String quoted(String text) {
    String start = text.length() <= ECHOED ? text : text.substring(0, ECHOED) + "…";
    return "`" + start.replaceAll("\\p{Cntrl}|\\p{Cf}", "?") + "`";
  }

  /** Carries a text; its stack trace would say nothing. */
  private static final class Detail extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Detail(String message) {
      super(message, null, false, false);
    }
  }
}
