package io.github.sts4j.core.query;

import io.github.sts4j.core.StsRequest;
import io.github.sts4j.core.TokenService;
import io.github.sts4j.core.session.RequestEnvironment;

/** An action that carries its proof in its parameters; a signature that comes along is not looked at (2.1, WP-3). */
non-sealed interface UnsignedAction<Q extends StsRequest, R> extends QueryAction<Q, R> {

  /** Does it. */
  R call(TokenService sts, Q request, RequestEnvironment environment);
}
