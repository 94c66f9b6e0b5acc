package io.github.sts4j.core.query;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Every action of API version 2011-06-15 that is served. */
final class QueryActions {
  private static final Map<String, QueryAction<?, ?>> BY_NAME = List.<QueryAction<?, ?>>of(
          new AssumeRoleQuery(),
          new AssumeRoleWithSamlQuery(),
          new AssumeRoleWithWebIdentityQuery(),
          new AssumeRootQuery(),
          new GetAccessKeyInfoQuery(),
          new GetCallerIdentityQuery(),
          new GetDelegatedAccessTokenQuery(),
          new GetFederationTokenQuery(),
          new GetSessionTokenQuery())
      .stream()
      .collect(Collectors.toUnmodifiableMap(QueryAction::name, Function.identity()));

  private QueryActions() {}

  static Optional<QueryAction<?, ?>> find(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }
}
