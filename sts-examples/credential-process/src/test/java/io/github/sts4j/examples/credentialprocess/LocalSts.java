package io.github.sts4j.examples.credentialprocess;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.github.sts4j.core.TokenService;
import io.github.sts4j.core.identity.AccessKeyId;
import io.github.sts4j.core.identity.InMemoryIdentityDirectory;
import io.github.sts4j.core.identity.LongTermKey;
import io.github.sts4j.core.identity.Role;
import io.github.sts4j.core.identity.SecretAccessKey;
import io.github.sts4j.core.identity.User;
import io.github.sts4j.core.query.QueryResponse;
import io.github.sts4j.core.query.StsQueryHandler;
import io.github.sts4j.core.session.RequestEnvironment;
import io.github.sts4j.core.sigv4.SigV4Settings;
import io.github.sts4j.core.sigv4.SignedRequest;
import io.github.sts4j.core.token.KeyRing;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;

/** A Security Token Service on a loopback port, with a user `alice` and a role `Editor` that trusts her. */
final class LocalSts implements AutoCloseable {
  static final String KEY = "AKIARTX3GSDSVPMANSL7";
  static final String SECRET = "test/alice/not+a+secret/0123456789abcdef";
  static final String EDITOR = "arn:aws:iam::111122223333:role/Editor";

  final TokenService sts;
  private final HttpServer server;

  private LocalSts(TokenService sts, HttpServer server, HttpHandler handler) {
    this.sts = sts;
    this.server = server;
    server.createContext("/", handler);
    server.start();
  }

  static LocalSts start() throws IOException {
    TokenService sts = service();
    StsQueryHandler query = new StsQueryHandler(sts, SigV4Settings.forSts(), new SecureRandom());
    return new LocalSts(sts, listen(), exchange -> answer(exchange, query));
  }

  /** Something else that answers in its place. */
  static LocalSts answering(int status, String body) throws IOException {
    return new LocalSts(service(), listen(), exchange -> {
      exchange.getRequestBody().readAllBytes();
      send(exchange, status, body.getBytes(StandardCharsets.UTF_8));
    });
  }

  private static HttpServer listen() throws IOException {
    return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  }

  private static TokenService service() {
    InMemoryIdentityDirectory directory = InMemoryIdentityDirectory.create();
    User alice =
        directory.putUser(User.builder("arn:aws:iam::111122223333:user/alice").build());
    directory.putLongTermKey(
        new LongTermKey(AccessKeyId.of(KEY), SecretAccessKey.of(SECRET), true, alice));
    directory.putRole(Role.builder(EDITOR, """
            {"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"sts:AssumeRole",
              "Principal":{"AWS":"arn:aws:iam::111122223333:user/alice"}}}""").build());
    return TokenService.builder()
        .directory(directory)
        .keyRing(KeyRing.generate())
        .build();
  }

  private static void answer(HttpExchange exchange, StsQueryHandler query) throws IOException {
    SignedRequest request = SignedRequest.of(
        exchange.getRequestMethod(),
        exchange.getRequestURI().getRawPath(),
        exchange.getRequestHeaders());
    byte[] body = exchange.getRequestBody().readAllBytes();
    QueryResponse answer = query.handle(request, body, RequestEnvironment.unknown());
    send(exchange, answer.status(), answer.body());
  }

  private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    try (exchange) {
      exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
      if (body.length > 0) {
        exchange.getResponseBody().write(body);
      }
    }
  }

  String uri() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
