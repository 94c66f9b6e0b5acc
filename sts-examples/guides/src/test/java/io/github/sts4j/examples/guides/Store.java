package io.github.sts4j.examples.guides;

import com.sun.net.httpserver.HttpExchange;
import io.github.sts4j.core.TokenService;
import io.github.sts4j.core.error.AuthenticationException;
import io.github.sts4j.core.error.AuthenticationFailure;
import io.github.sts4j.core.identity.AccountId;
import io.github.sts4j.core.session.AuthenticatedRequest;
import io.github.sts4j.core.session.AuthorizationRequest;
import io.github.sts4j.core.session.RequestAuthenticator;
import io.github.sts4j.core.session.RequestEnvironment;
import io.github.sts4j.core.sigv4.BodyDigest;
import io.github.sts4j.core.sigv4.BodyVerificationException;
import io.github.sts4j.core.sigv4.SigV4Settings;
import io.github.sts4j.core.sigv4.SignedRequest;
import io.github.sts4j.core.sigv4.VerifyingBody;
import io.github.sts4j.policy.AccessDecision;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** docs/embedding.md: a store behind a servlet container, and the adapter of another server. */
abstract class Store {
  private static final System.Logger LOG = System.getLogger(Store.class.getName());

  private final TokenService sts;
  private final AccountId owner;
  private final RequestAuthenticator authenticator;

  Store(TokenService sts, AccountId owner) {
    this.sts = sts;
    this.owner = owner;
    RequestAuthenticator authenticator = sts.authenticator(SigV4Settings.forS3());
    this.authenticator = authenticator;
  }

  abstract void store(String key, Path content) throws IOException;

  record ServletSignedRequest(HttpServletRequest http) implements SignedRequest {
    @Override
    public String method() {
      return http.getMethod();
    }

    @Override
    public String rawPath() {
      return http.getRequestURI(); // never getPathInfo(), which is decoded
    }

    @Override
    public String rawQuery() {
      return Objects.requireNonNullElse(http.getQueryString(), "");
    }

    @Override
    public List<String> headers(String name) {
      return Collections.list(http.getHeaders(name));
    }

    @Override
    public Collection<String> headerNames() {
      return Collections.list(http.getHeaderNames());
    }
  }

  record ExchangeRequest(HttpExchange exchange) implements SignedRequest {
    @Override
    public String method() {
      return exchange.getRequestMethod();
    }

    @Override
    public String rawPath() {
      return exchange.getRequestURI().getRawPath();
    }

    @Override
    public String rawQuery() {
      return Objects.requireNonNullElse(exchange.getRequestURI().getRawQuery(), "");
    }

    @Override
    public List<String> headers(String name) {
      return exchange.getRequestHeaders().getOrDefault(name, List.of()); // this map ignores case
    }

    @Override
    public Collection<String> headerNames() {
      return exchange.getRequestHeaders().keySet();
    }
  }

  void putObject(HttpServletRequest http, HttpServletResponse answer, String key)
      throws IOException {
    try {
      AuthenticatedRequest sender =
          authenticator.authenticate(new ServletSignedRequest(http), BodyDigest.ofEmptyBody());

      RequestEnvironment environment = new RequestEnvironment(
              Optional.of(InetAddress.getByName(
                  http.getRemoteAddr())), // the peer's, or a proxy's you trust
              http.isSecure(),
              Optional.ofNullable(http.getHeader("User-Agent")),
              Optional.ofNullable(http.getHeader("Referer")),
              Optional.empty())
          .withRegion(sender.signature().scope().region());
      AccessDecision decision = sts.authorize(
          sender.caller(),
          AuthorizationRequest.builder("s3:PutObject", "arn:aws:s3:::data/" + key)
              .resourceAccount(owner)
              .environment(environment)
              .build());
      if (!decision.isAllowed()) {
        LOG.log(Level.INFO, decision.explain()); // for you, not for the caller
        answer.sendError(403, "AccessDenied");
        return;
      }

      Path received = Files.createTempFile("upload", null);
      try (VerifyingBody body = sender.signature().verifyingBody(http.getInputStream())) {
        Files.copy(
            body,
            received,
            StandardCopyOption.REPLACE_EXISTING); // to its end, which vouches for it
        store(key, received);
      } finally {
        Files.deleteIfExists(received);
      }
    } catch (BodyVerificationException changed) {
      refuse(answer, changed.reason());
    } catch (AuthenticationException refusal) {
      refuse(answer, refusal);
    }
  }

  void refuse(HttpServletResponse answer, AuthenticationException refusal) throws IOException {
    AuthenticationFailure failure = refusal.failure();
    answer.sendError(failure.s3HttpStatus(), failure.s3Code() + ": " + refusal.getMessage());
  }
}
