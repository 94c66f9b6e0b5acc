package io.github.sts4j.core.sigv4;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * What a signature covers of an HTTP request, as it came over the wire. Hosts adapt their HTTP library to this interface;
 * nothing may be decoded, normalised or dropped on the way, or signatures will not verify.
 *
 * <p>Text that is not ASCII is refused in headers, and taken as UTF-8 in path and query. For HTTP/2 the adapter answers
 * {@code :authority} as the header {@code host}.
 *
 * <p>Implementations are only used by one thread at a time, and only during {@link RequestSignature#parse}.
 */
public interface SignedRequest {

  /** The request method, such as {@code PUT}. */
  String method();

  /** The path as on the wire: percent-encoding untouched, from the first {@code /} to before the {@code ?}. */
  String rawPath();

  /** The query as on the wire, without its {@code ?}; empty if there is none. */
  String rawQuery();

  /**
   * The values of a header, in the order of the wire; empty if there is none.
   *
   * @param name compared ignoring case
   */
  List<String> headers(String name);

  /** The names of all headers, in any case. A header that is missing here could be smuggled past the signature. */
  Collection<String> headerNames();

  /**
   * A request of fixed parts.
   *
   * @param method the request method
   * @param target path and query as on the wire, such as {@code /bucket/a%20key?acl}
   * @param headers by name; names that differ only in case are one header
   */
  static SignedRequest of(String method, String target, Map<String, List<String>> headers) {
    return PlainRequest.of(method, target, headers);
  }
}
