package io.github.sts4j.federation.x509;

import io.github.sts4j.core.error.StsError;
import io.github.sts4j.core.error.StsException;

/** Makes the errors a certificate is refused with. The caller gets one answer; the reason is for the log. */
final class CertificateRefusal {
  private static final int ECHOED = 200;

  private CertificateRefusal() {}

  static StsException of(String reason) {
    return new StsException(
        StsError.INVALID_IDENTITY_TOKEN,
        "The certificate could not be verified by the trust anchor",
        new Reason(reason));
  }

  static StsException expired() {
    return new StsException(
        StsError.EXPIRED_IDENTITY_TOKEN,
        "The certificate, or one above it, has expired or is not yet valid",
        new Reason("a certificate of the path is not valid now"));
  }

  /** What the log says of a refusal. */
  static String reason(StsException refusal) {
    return refusal.getCause() instanceof Reason reason
        ? String.valueOf(reason.getMessage())
        : String.valueOf(refusal.getMessage());
  }

  /** Text from outside, fit for a message: quoted, short, without control characters. */
  static String quoted(String text) {
    String start = text.length() <= ECHOED ? text : text.substring(0, ECHOED) + "…";
    return "`" + start.replaceAll("\\p{Cc}|\\p{Cf}", "?") + "`";
  }

  /** Carries a text; its stack trace would say nothing. */
  private static final class Reason extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Reason(String message) {
      super(message, null, false, false);
    }
  }
}
