package io.github.sts4j.examples.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.github.sts4j.core.TokenService;
import io.github.sts4j.core.error.AuthenticationException;
import io.github.sts4j.core.session.AuthenticatedRequest;
import io.github.sts4j.core.session.RequestAuthenticator;
import io.github.sts4j.core.sigv4.BodyDigest;
import io.github.sts4j.core.sigv4.BodyVerificationException;
import io.github.sts4j.core.sigv4.SigV4Settings;
import io.github.sts4j.policy.AccessDecision;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;

/**
 * Passes on what its clients may do: a request is signed by its sender, checked, decided, and signed anew with the gateway's own
 * key. No secret of a client is taken out of its token. Safe for use by many threads.
 */
public final class Gateway implements HttpHandler {
  private static final Logger LOG = System.getLogger(Gateway.class.getName());

  private final TokenService sts;
  private final RequestAuthenticator authenticator;
  private final BackendStore store;

  /** A gateway to this store, for the callers and sessions of this service. */
  public Gateway(TokenService sts, BackendStore store) {
    this.sts = sts;
    this.authenticator = sts.authenticator(SigV4Settings.forS3());
    this.store = store;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      try {
        passOn(exchange, new ExchangeRequest(exchange));
      } catch (RefusedException refusal) {
        refuse(exchange, refusal);
      } catch (AuthenticationException refusal) {
        refuse(exchange, RefusedException.of(refusal));
      } catch (BodyVerificationException changed) {
        refuse(exchange, RefusedException.of(changed.reason()));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void passOn(HttpExchange exchange, ExchangeRequest request)
      throws IOException, InterruptedException, RefusedException {
    if (!request.isPlain()) {
      throw new RefusedException(400, "InvalidURI", "Couldn't parse the specified URI.");
    }
    AuthenticatedRequest sender = authenticator.authenticate(request, BodyDigest.ofEmptyBody());
    decide(sender, S3Operation.of(request), request);
    Map<String, List<String>> headers = PassedHeaders.toStore(request);
    Path body = Files.createTempFile("gateway", null);
    try {
      // Only its end vouches for a body, so that nothing of it is passed on before.
      try (InputStream content = sender.signature().verifyingBody(exchange.getRequestBody())) {
        Files.copy(content, body, StandardCopyOption.REPLACE_EXISTING);
      }
      answer(exchange, store.send(request.method(), request.target(), headers, body));
    } finally {
      Files.deleteIfExists(body);
    }
  }

  private void decide(AuthenticatedRequest sender, S3Operation operation, ExchangeRequest request)
      throws RefusedException {
    AccessDecision decision = sts.authorize(
        sender.caller(),
        operation.question(
            request.environment().withRegion(sender.signature().scope().region())));
    if (!decision.isAllowed()) {
      LOG.log(Level.INFO, decision.explain()); // for you, not for the caller
      throw RefusedException.denied();
    }
  }

  private static void answer(HttpExchange exchange, HttpResponse<InputStream> answer)
      throws IOException {
    answer.headers().map().forEach((name, values) -> {
      if (PassedHeaders.toClient(name)) {
        exchange.getResponseHeaders().put(name, values);
      }
    });
    try (InputStream body = answer.body()) {
      long length = answer.headers().firstValueAsLong("Content-Length").orElse(0);
      if (exchange.getRequestMethod().equals("HEAD")) {
        exchange.getResponseHeaders().set("Content-Length", Long.toString(length));
        exchange.sendResponseHeaders(answer.statusCode(), -1);
        return;
      }
      exchange.sendResponseHeaders(answer.statusCode(), answer.statusCode() == 204 ? -1 : 0);
      try (OutputStream out = exchange.getResponseBody()) {
        body.transferTo(out);
      }
    }
  }

  private static void refuse(HttpExchange exchange, RefusedException refusal) throws IOException {
    byte[] body = ("<Error><Code>" + refusal.code() + "</Code><Message>"
            + text(String.valueOf(refusal.getMessage())) + "</Message></Error>")
        .getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/xml");
    boolean head = exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(refusal.status(), head ? -1 : body.length);
    if (!head) {
      exchange.getResponseBody().write(body);
    }
  }

  private static String text(String message) {
    return message.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
