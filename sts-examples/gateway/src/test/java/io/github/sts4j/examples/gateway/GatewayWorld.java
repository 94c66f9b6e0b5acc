package io.github.sts4j.examples.gateway;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.github.sts4j.core.AssumeRoleRequest;
import io.github.sts4j.core.TemporaryCredentials;
import io.github.sts4j.core.TokenService;
import io.github.sts4j.core.identity.AccessKeyId;
import io.github.sts4j.core.identity.InMemoryIdentityDirectory;
import io.github.sts4j.core.identity.LongTermKey;
import io.github.sts4j.core.identity.Role;
import io.github.sts4j.core.identity.SecretAccessKey;
import io.github.sts4j.core.identity.User;
import io.github.sts4j.core.session.AuthenticatedCaller;
import io.github.sts4j.core.token.KeyRing;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;

/** A gateway and a store on two loopback ports, and the clients' accounts. */
final class GatewayWorld implements AutoCloseable {
  static final String ROLE = "arn:aws:iam::111122223333:role/Writer";
  static final String ALICE_KEY = "AKIARTX3GSDSQG3DPWH4";
  static final String ALICE_SECRET = "alices-own-secret-0123456789abcdefghijkl";

  final InMemoryIdentityDirectory directory = InMemoryIdentityDirectory.create();
  final KeyRing keyRing = KeyRing.generate();
  final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
  final TokenService sts = TokenService.builder()
      .directory(directory)
      .keyRing(keyRing)
      .clock(now::get)
      .build();
  final SmallStore store = new SmallStore();
  final User alice;
  final Role writer;
  final URI uri;
  private final ExecutorService threads = Executors.newFixedThreadPool(4);
  private final HttpServer backend;
  private final HttpServer gateway;

  GatewayWorld() throws IOException {
    alice =
        directory.putUser(User.builder("arn:aws:iam::111122223333:user/alice").build());
    directory.putLongTermKey(
        new LongTermKey(AccessKeyId.of(ALICE_KEY), SecretAccessKey.of(ALICE_SECRET), true, alice));
    writer = directory.putRole(Role.builder(ROLE, """
            {"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"sts:AssumeRole",
              "Principal":{"AWS":"arn:aws:iam::111122223333:user/alice"},
              "Condition":{"StringEquals":{"sts:ExternalId":"x-7"}}}}""").policy("data", """
            {"Version":"2012-10-17","Statement":[
              {"Effect":"Allow","Action":["s3:GetObject","s3:PutObject","s3:DeleteObject"],
                "Resource":"arn:aws:s3:::data/a/*"},
              {"Effect":"Allow","Action":"s3:ListBucket","Resource":"arn:aws:s3:::data",
                "Condition":{"StringLike":{"s3:prefix":"a/*"}}}]}""").build());
    backend = serve(store::handle);
    gateway =
        serve(new Gateway(sts, new BackendStore(uri(backend), "us-east-1", SmallStore.key())));
    uri = uri(gateway);
  }

  private HttpServer serve(HttpHandler handler) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", handler);
    server.start();
    return server;
  }

  private static URI uri(HttpServer server) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  TemporaryCredentials session() {
    return sts.assumeRole(
            AuthenticatedCaller.user(alice),
            AssumeRoleRequest.builder()
                .roleArn(ROLE)
                .roleSessionName("alice")
                .externalId("x-7")
                .build())
        .credentials();
  }

  ProxyCredentials proxyCredentials() {
    return new StsProxyCredentials(sts, keyRing, directory, new SecureRandom());
  }

  @Override
  public void close() {
    gateway.stop(0);
    backend.stop(0);
    threads.shutdownNow();
  }
}
