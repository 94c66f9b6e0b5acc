package io.github.sts4j.core.query;

import io.github.sts4j.core.StsRequest;
import io.github.sts4j.core.TokenService;
import io.github.sts4j.core.session.AuthenticatedCaller;
import io.github.sts4j.core.session.RequestEnvironment;

/** An action whose caller signs the request. */
non-sealed interface SignedAction<Q extends StsRequest, R> extends QueryAction<Q, R> {

  /** Does it. */
  R call(TokenService sts, AuthenticatedCaller caller, Q request, RequestEnvironment environment);
}
