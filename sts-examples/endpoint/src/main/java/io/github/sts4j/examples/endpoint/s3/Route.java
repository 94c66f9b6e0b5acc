package io.github.sts4j.examples.endpoint.s3;

import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Which requests an operation answers.
 *
 * @param required query parameters that choose this operation among those of the same target and method
 * @param optional query parameters that it also understands
 */
record Route(
    Class<? extends S3Target> target,
    String method,
    Set<String> required,
    Set<String> optional,
    Operation operation) {

  static Route of(Class<? extends S3Target> target, String method, Operation operation) {
    return new Route(target, method, Set.of(), Set.of(), operation);
  }

  Route when(String... parameters) {
    return new Route(target, method, Set.of(parameters), optional, operation);
  }

  Route with(Collection<String> parameters) {
    return new Route(target, method, required, Set.copyOf(parameters), operation);
  }

  boolean accepts(S3Call call) {
    return target.isInstance(call.target()) && method.equals(call.request().method());
  }

  boolean isChosenBy(S3Call call) {
    return call.query().names().containsAll(required);
  }

  /** The parameters that this operation does not know. Those of the signature and of SDKs' tracing are not meant for it. */
  Set<String> unknown(S3Call call) {
    Set<String> names = new HashSet<>(call.query().names());
    names.removeAll(required);
    names.removeAll(optional);
    names.removeIf(
        name -> S3Call.isHoistedHeader(name) || name.toLowerCase(Locale.ROOT).equals("x-id"));
    return names;
  }
}
