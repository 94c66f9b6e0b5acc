package io.github.sts4j.examples.springboot;

import io.github.sts4j.core.error.AuthenticationException;
import io.github.sts4j.core.session.RequestAuthenticator;
import io.github.sts4j.core.sigv4.BodyDigest;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets only signed requests through, and tells the controllers who sent them, in the request's attribute {@link #SENDER}. The
 * requests are without a body; a signature that covers one does not verify.
 */
final class SignatureFilter extends OncePerRequestFilter {
  static final String SENDER = "io.github.sts4j.examples.springboot.sender";

  private final RequestAuthenticator authenticator;

  SignatureFilter(RequestAuthenticator authenticator) {
    this.authenticator = authenticator;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest http, HttpServletResponse answer, FilterChain chain)
      throws ServletException, IOException {
    try {
      http.setAttribute(
          SENDER,
          authenticator.authenticate(
              new ServletSignedRequest(http), BodyDigest.ofEmptyBody()));
    } catch (AuthenticationException refusal) {
      answer.sendError(refusal.error().httpStatus(), refusal.error().code());
      return;
    }
    chain.doFilter(http, answer);
  }
}
