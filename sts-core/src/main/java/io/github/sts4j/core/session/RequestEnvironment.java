package io.github.sts4j.core.session;

import static java.util.Objects.requireNonNull;

import java.net.InetAddress;
import java.util.Optional;

/**
 * What the host knows of the connection a request came over. These facts become condition keys (CK-6) and never come
 * from the request's own text, the user agent and referer aside. Immutable.
 *
 * @param sourceIp the peer's address: {@code aws:SourceIp}. A host behind a proxy decides itself which address to trust
 * @param secureTransport whether the connection is encrypted: {@code aws:SecureTransport}
 * @param userAgent {@code aws:UserAgent}, if sent
 * @param referer {@code aws:Referer}, if sent
 * @param region the region the request was signed for: {@code aws:RequestedRegion}
 * @param requestId the id under which the caller is answered, for the record of the call; not a condition key
 */
public record RequestEnvironment(
    Optional<InetAddress> sourceIp,
    boolean secureTransport,
    Optional<String> userAgent,
    Optional<String> referer,
    Optional<String> region,
    Optional<String> requestId) {

  private static final RequestEnvironment UNKNOWN = new RequestEnvironment(
      Optional.empty(), false, Optional.empty(), Optional.empty(), Optional.empty());

  public RequestEnvironment {
    requireNonNull(sourceIp, "sourceIp");
    requireNonNull(userAgent, "userAgent");
    requireNonNull(referer, "referer");
    requireNonNull(region, "region");
    requireNonNull(requestId, "requestId");
  }

  /** A connection whose request has no id. */
  public RequestEnvironment(
      Optional<InetAddress> sourceIp,
      boolean secureTransport,
      Optional<String> userAgent,
      Optional<String> referer,
      Optional<String> region) {
    this(sourceIp, secureTransport, userAgent, referer, region, Optional.empty());
  }

  /** Nothing is known: no address, and the connection counts as not encrypted. */
  public static RequestEnvironment unknown() {
    return UNKNOWN;
  }

  /** This environment with a region. */
  public RequestEnvironment withRegion(String newRegion) {
    return new RequestEnvironment(
        sourceIp, secureTransport, userAgent, referer, Optional.of(newRegion), requestId);
  }

  /** This environment with a request id. */
  public RequestEnvironment withRequestId(String newRequestId) {
    return new RequestEnvironment(
        sourceIp, secureTransport, userAgent, referer, region, Optional.of(newRequestId));
  }
}
