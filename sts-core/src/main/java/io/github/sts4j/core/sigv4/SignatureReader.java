package io.github.sts4j.core.sigv4;

import static java.util.Objects.requireNonNull;

/**
 * Reads the signatures of the requests to one service, and remembers what most clients repeat: with each request of a day
 * the same {@code Authorization} but for the signature. Only what came with a signature that held is kept. Reads the same as
 * {@link RequestSignature#parse}, sooner. Safe for use by many threads; takes five megabytes at most.
 */
public final class SignatureReader {
  private final SigV4Settings settings;
  private final KnownAuthorizations known = new KnownAuthorizations();

  private SignatureReader(SigV4Settings settings) {
    this.settings = settings;
  }

  /**
   * A reader that remembers nothing yet.
   *
   * @param settings the service that the requests are signed for
   */
  public static SignatureReader of(SigV4Settings settings) {
    return new SignatureReader(requireNonNull(settings, "settings"));
  }

  /**
   * Reads the signature of a request.
   *
   * @throws io.github.sts4j.core.error.AuthenticationException as {@link RequestSignature#parse}
   */
  public RequestSignature read(SignedRequest request) {
    return SignatureParser.parse(requireNonNull(request, "request"), settings, known);
  }
}
