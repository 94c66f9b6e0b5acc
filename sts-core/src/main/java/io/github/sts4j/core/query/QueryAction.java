package io.github.sts4j.core.query;

import io.github.sts4j.core.StsRequest;
import javax.xml.stream.XMLStreamException;

/**
 * One action on the wire: how its parameters are read and its result is written. Without state. A new action is a class of
 * {@link SignedAction} or {@link UnsignedAction} and a line in {@link QueryActions}.
 *
 * @param <Q> the request
 * @param <R> the response
 */
sealed interface QueryAction<Q extends StsRequest, R> permits SignedAction, UnsignedAction {

  /** The value of the parameter {@code Action}. */
  String name();

  /** The request as it was sent; what is wrong with its values is found later, all at once (WP-8). */
  Q request(FormParameters parameters);

  /** Writes the members of the result; those that are absent are left out (WP-14). */
  void result(StsXml xml, R response) throws XMLStreamException;

  /** Whether the global endpoint does not know the action (RT-5, WT-10). */
  default boolean isRegionalOnly() {
    return false;
  }
}
