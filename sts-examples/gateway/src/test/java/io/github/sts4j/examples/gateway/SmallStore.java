package io.github.sts4j.examples.gateway;

import com.sun.net.httpserver.HttpExchange;
import io.github.sts4j.core.TokenService;
import io.github.sts4j.core.error.AuthenticationException;
import io.github.sts4j.core.identity.AccessKeyId;
import io.github.sts4j.core.identity.InMemoryIdentityDirectory;
import io.github.sts4j.core.identity.LongTermKey;
import io.github.sts4j.core.identity.SecretAccessKey;
import io.github.sts4j.core.identity.User;
import io.github.sts4j.core.session.AuthenticatedRequest;
import io.github.sts4j.core.session.RequestAuthenticator;
import io.github.sts4j.core.sigv4.BodyDigest;
import io.github.sts4j.core.sigv4.SigV4Settings;
import io.github.sts4j.core.token.KeyRing;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/** A store that takes requests of the gateway alone, checks each signature and body, and remembers what it saw. */
final class SmallStore {
  private static final String KEY = "AKIARTX3GSDSVPMANSL7";
  private static final String SECRET = "the-gateways-own-secret-0123456789abcdef";

  final List<Map<String, List<String>>> seen = new CopyOnWriteArrayList<>();
  private final Map<String, byte[]> objects = new ConcurrentHashMap<>();
  private final RequestAuthenticator authenticator;

  SmallStore() {
    InMemoryIdentityDirectory directory = InMemoryIdentityDirectory.create();
    User gateway =
        directory.putUser(User.builder("arn:aws:iam::999988887777:user/gateway").build());
    directory.putLongTermKey(
        new LongTermKey(AccessKeyId.of(KEY), SecretAccessKey.of(SECRET), true, gateway));
    authenticator = TokenService.builder()
        .directory(directory)
        .keyRing(KeyRing.generate())
        .build()
        .authenticator(SigV4Settings.forS3());
  }

  static AwsCredentialsIdentity key() {
    return AwsCredentialsIdentity.create(KEY, SECRET);
  }

  void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      seen.add(Map.copyOf(exchange.getRequestHeaders()));
      byte[] body = exchange.getRequestBody().readAllBytes();
      try {
        AuthenticatedRequest sender =
            authenticator.authenticate(new ExchangeRequest(exchange), BodyDigest.of(body));
        answer(exchange, sender.signature().verifyBody(body));
      } catch (AuthenticationException refusal) {
        exchange.sendResponseHeaders(418, -1); // not a status of the gateway's own
      }
    }
  }

  private void answer(HttpExchange exchange, byte[] body) throws IOException {
    String path = exchange.getRequestURI().getRawPath();
    byte[] answer = switch (exchange.getRequestMethod()) {
      case "PUT" -> {
        objects.put(path, body);
        yield new byte[0];
      }
      case "DELETE" -> {
        objects.remove(path);
        yield new byte[0];
      }
      default ->
        exchange.getRequestURI().getRawQuery() == null || !path.equals("/data")
            ? objects.get(path)
            : "<ListBucketResult><Name>data</Name></ListBucketResult>".getBytes();
    };
    exchange.getResponseHeaders().set("ETag", "\"1\"");
    exchange.getResponseHeaders().set("X-Amz-Meta-Kind", "test");
    exchange.getResponseHeaders().set("X-Internal", "store-7");
    int status = answer == null ? 404 : 200;
    boolean none =
        answer == null || answer.length == 0 || exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(status, none ? -1 : answer.length);
    if (!none) {
      exchange.getResponseBody().write(answer);
    }
  }

  Optional<byte[]> object(String path) {
    return Optional.ofNullable(objects.get(path));
  }
}
