package io.github.sts4j.federation.oidc;

import static io.github.sts4j.federation.oidc.OidcFixture.provider;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Authenticator;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.HttpsURLConnection;
import org.bouncycastle.asn1.x509.GeneralName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How keys are fetched from issuers that misbehave, and from where they are never fetched. */
@Timeout(60)
class KeyFetchTest {
  private static final Duration TIMEOUT = Duration.ofMillis(800);

  /** What a loaded machine may take for it; who is not given up answers after twenty seconds. */
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final FakeIssuer issuer = new FakeIssuer();

  @AfterEach
  void stop() {
    issuer.close();
  }

  // J22
  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void redirectsAreNotFollowed(int status) {
    issuer.discovery = exchange -> {
      exchange.getResponseHeaders().add("Location", issuer.url() + "/elsewhere");
      FakeIssuer.answer(exchange, status, "");
    };
    assertFails("HTTP status " + status);
    assertEquals(List.of("/.well-known/openid-configuration"), issuer.requests);
  }

  @ParameterizedTest
  @ValueSource(ints = {201, 204, 401, 403, 404, 407, 429, 500, 503})
  void anyStatusBut200IsAFailure(int status) {
    issuer.keys = exchange -> {
      exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"x\"");
      exchange.getResponseHeaders().add("Proxy-Authenticate", "Basic realm=\"x\"");
      FakeIssuer.answer(exchange, status, status == 204 ? "" : TestKey.set(TestKey.RSA));
    };
    Authenticator.setDefault(new Authenticator() {
      @Override
      protected PasswordAuthentication getPasswordAuthentication() {
        return new PasswordAuthentication("user", "secret".toCharArray());
      }
    });
    try {
      assertFails("");
      assertEquals(List.of(), issuer.cookies, "no password of the program around is given away");
    } finally {
      Authenticator.setDefault(null);
    }
  }

  // J22
  @Test
  void aBodyOfFiftyMegabytesIsNotRead() {
    long[] sent = new long[1];
    issuer.keys = exchange -> {
      exchange.sendResponseHeaders(200, 50L << 20);
      byte[] spaces = " ".repeat(1 << 16).getBytes(StandardCharsets.US_ASCII);
      try (OutputStream out = exchange.getResponseBody()) {
        for (int i = 0; i < 800; i++) {
          out.write(spaces);
          sent[0] += spaces.length;
        }
      }
    };
    assertFails("longer than");
    assertTrue(sent[0] < 40L << 20, sent[0] + " octets were sent");
  }

  @Test
  void anEndlessBodyWithoutLengthIsNotRead() {
    issuer.discovery = exchange -> {
      exchange.sendResponseHeaders(200, 0);
      byte[] zeros = "0".repeat(1 << 16).getBytes(StandardCharsets.US_ASCII);
      while (true) {
        exchange.getResponseBody().write(zeros);
      }
    };
    assertFails("longer than");
  }

  @Test
  void anAnswerThatNeverBeginsIsGivenUp() {
    issuer.discovery = exchange -> sleep(20_000);
    assertGivenUp();
  }

  @Test
  void anAnswerThatDripsIsGivenUp() {
    issuer.discovery = drip();
    assertGivenUp();
  }

  // OI-20
  @Test
  void bothFetchesTogetherHaveTheTimeOfOne() {
    HttpHandler quick = issuer.discovery;
    issuer.discovery = exchange -> {
      sleep(2_000);
      quick.handle(exchange);
    };
    issuer.keys = exchange -> sleep(20_000);
    Duration taken = givenUpAfter(Duration.ofSeconds(4));
    assertTrue(issuer.requests.contains("/jwks"));
    assertTrue(taken.compareTo(Duration.ofSeconds(6)) < 0, "the second had its own: " + taken);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html>no</html>",
        "{",
        "[]",
        "{}",
        "{\"issuer\":1}",
        "{\"issuer\":\"ISSUER\"}",
        "{\"issuer\":\"ISSUER\",\"jwks_uri\":7}",
        "{\"issuer\":\"ISSUER\",\"issuer\":\"ISSUER\",\"jwks_uri\":\"ISSUER/jwks\"}"
      })
  void garbageIsAFailure(String document) {
    issuer.discovery =
        exchange -> FakeIssuer.answer(exchange, 200, document.replace("ISSUER", issuer.url()));
    assertFails("");
  }

  // OI-3
  @ParameterizedTest
  @ValueSource(strings = {"https://evil.example", "ISSUER/", "ISSUER/x", "http://LOCALHOST"})
  void aDocumentOfAnotherIssuerIsAFailure(String name) {
    issuer.discovery = exchange -> FakeIssuer.answer(
        exchange,
        200,
        FakeIssuer.document(name.replace("ISSUER", issuer.url()), issuer.url() + "/jwks"));
    assertFails("another issuer");
    assertEquals(1, issuer.requests.size());
  }

  // OI-3
  @ParameterizedTest
  @ValueSource(
      strings = {
        "response_types_supported",
        "subject_types_supported",
        "id_token_signing_alg_values_supported",
        "claims_supported"
      })
  void anIncompleteDocumentIsAFailureUnlessAllowed(String member) {
    issuer.discovery = exchange -> FakeIssuer.answer(
        exchange, 200, FakeIssuer.document(issuer.url()).replace(member, "x" + member));
    assertFails(member);
    assertEquals(
        1,
        KeyFetches.of(registration().allowIncompleteDiscovery().build())
            .fetch(deadline())
            .size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://idp.example.com/jwks",
        "file:///etc/passwd",
        "jar:file:/x.jar!/y",
        "ftp://127.0.0.1/x",
        "jwks",
        "//127.0.0.1/jwks",
        "https:///jwks",
        "mailto:a@example.com",
        "https://169.254.169.254/latest",
        "https://10.0.0.1/jwks",
        "https://[fd00::1]/jwks",
        "https://user:secret@127.0.0.1/jwks",
        "http://127.0.0.1.example.com/jwks",
        "https://0.0.0.0/"
      })
  void keysAreNotFetchedFromWhereverTheDocumentSays(String jwksUri) {
    issuer.discovery =
        exchange -> FakeIssuer.answer(exchange, 200, FakeIssuer.document(issuer.url(), jwksUri));
    assertFails("cannot fetch");
  }

  @Test
  void theProgramsProxiesAreNotUsed() {
    ProxySelector proxies = ProxySelector.getDefault();
    ProxySelector.setDefault(new ProxySelector() {
      @Override
      public List<Proxy> select(URI uri) {
        return List.of(new Proxy(Proxy.Type.HTTP, new InetSocketAddress("127.0.0.1", 1)));
      }

      @Override
      public void connectFailed(URI uri, SocketAddress address, IOException problem) {}
    });
    try {
      assertEquals(1, fetch().size());
    } finally {
      ProxySelector.setDefault(proxies);
    }
  }

  @Test
  void aSocketRefusesTheAddressANameHasAtThatMoment() throws IOException {
    // As after DNS rebinding: the name is a public one, the address no longer is.
    InetAddress rebound = InetAddress.getByAddress("idp.example.com", new byte[] {127, 0, 0, 1});
    try (GuardedSocket socket = new GuardedSocket(new AddressRules(false, false), deadline())) {
      IOException refusal = assertThrows(
          IOException.class, () -> socket.connect(new InetSocketAddress(rebound, issuer.port())));
      assertTrue(refusal.getMessage().contains("not a public one"));
    }
    assertEquals(List.of(), issuer.requests);
  }

  @Test
  void overHttpsAPrivateAddressIsNotConnectedToUnlessAllowed() {
    TestTls tls = TestTls.forName(GeneralName.iPAddress, "127.0.0.1");
    try (FakeIssuer secure = new FakeIssuer(tls.server())) {
      OidcRegistration.Builder strict =
          OidcRegistration.builder(provider(secure.url())).allowIssuerPort().tls(tls.client());
      assertFails(strict.build(), "not a public one");
      assertEquals(List.of(), secure.requests);
      OidcRegistration allowed = strict.allowPrivateAddresses().build();
      assertEquals(1, KeyFetches.of(allowed).fetch(deadline()).size());
      assertEquals(List.of("/.well-known/openid-configuration", "/jwks"), secure.requests);
    }
  }

  @Test
  void aCertificateThatIsNotTrustedIsRefused() { // OI-2
    TestTls tls = TestTls.forName(GeneralName.iPAddress, "127.0.0.1");
    TestTls other = TestTls.forName(GeneralName.iPAddress, "127.0.0.1");
    try (FakeIssuer secure = new FakeIssuer(tls.server())) {
      OidcRegistration.Builder registration = OidcRegistration.builder(provider(secure.url()))
          .allowIssuerPort()
          .allowPrivateAddresses();
      assertFails(registration.build(), "cannot fetch");
      assertFails(registration.tls(other.client()).build(), "cannot fetch");
      assertEquals(List.of(), secure.requests);
    }
  }

  @Test
  void aCertificateOfAnotherHostIsRefusedEvenIfTheProgramAroundDoesNotMind() {
    TestTls tls = TestTls.forName(GeneralName.dNSName, "other.example.com");
    HostnameVerifier before = HttpsURLConnection.getDefaultHostnameVerifier();
    HttpsURLConnection.setDefaultHostnameVerifier((host, session) -> true);
    try (FakeIssuer secure = new FakeIssuer(tls.server())) {
      OidcRegistration registration = OidcRegistration.builder(provider(secure.url()))
          .allowIssuerPort()
          .allowPrivateAddresses()
          .tls(tls.client())
          .build();
      assertFails(registration, "cannot fetch");
      assertEquals(List.of(), secure.requests);
    } finally {
      HttpsURLConnection.setDefaultHostnameVerifier(before);
    }
  }

  @Test
  void overHttpsADripIsGivenUpToo() {
    TestTls tls = TestTls.forName(GeneralName.iPAddress, "127.0.0.1");
    try (FakeIssuer secure = new FakeIssuer(tls.server())) {
      secure.discovery = drip();
      OidcRegistration registration = OidcRegistration.builder(provider(secure.url()))
          .allowIssuerPort()
          .allowPrivateAddresses()
          .tls(tls.client())
          .build();
      long start = System.nanoTime();
      assertThrows(
          KeyRetrievalException.class,
          () -> KeyFetches.of(registration).fetch(Deadline.in(Duration.ofSeconds(3))));
      assertTrue(System.nanoTime() - start < PATIENCE.toNanos());
    }
  }

  @Test
  void aFileIsReadAgainAndHasALimit(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("jwks.json");
    KeyFetch fetch = KeyFetches.of(OidcRegistration.builder(provider("https://idp.example.com"))
        .keys(KeySource.file(file))
        .build());
    assertThrows(KeyRetrievalException.class, () -> fetch.fetch(deadline()));
    Files.writeString(file, TestKey.set(TestKey.RSA));
    assertTrue(fetch.fetch(deadline()).has("rsa-1"));
    Files.writeString(file, TestKey.set(TestKey.OTHER_RSA));
    assertTrue(fetch.fetch(deadline()).has("rsa-2"));
    Files.writeString(file, TestKey.set(TestKey.RSA) + " ".repeat(DocumentFetch.MAX_OCTETS));
    assertThrows(KeyRetrievalException.class, () -> fetch.fetch(deadline()));
  }

  @Test
  void aGoodIssuersKeysAreFound() {
    assertTrue(fetch().has("rsa-1"));
    assertEquals(List.of("/.well-known/openid-configuration", "/jwks"), issuer.requests);
  }

  private OidcRegistration.Builder registration() {
    return OidcRegistration.builder(provider(issuer.url())).allowLoopbackHttp();
  }

  private KeySet fetch() {
    return KeyFetches.of(registration().build()).fetch(deadline());
  }

  private static Deadline deadline() {
    return Deadline.in(PATIENCE);
  }

  private void assertFails(String reason) {
    assertFails(registration().build(), reason);
  }

  private static void assertFails(OidcRegistration registration, String reason) {
    KeyRetrievalException failure = assertThrows(
        KeyRetrievalException.class, () -> KeyFetches.of(registration).fetch(deadline()));
    assertTrue(failure.getMessage().contains(reason), failure.getMessage());
  }

  private void assertGivenUp() {
    Duration taken = givenUpAfter(TIMEOUT);
    assertTrue(taken.compareTo(PATIENCE) < 0, "given up after " + taken);
  }

  private Duration givenUpAfter(Duration timeout) {
    KeyFetch fetch = KeyFetches.of(registration().build());
    long start = System.nanoTime();
    assertThrows(KeyRetrievalException.class, () -> fetch.fetch(Deadline.in(timeout)));
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private static HttpHandler drip() {
    return exchange -> {
      exchange.sendResponseHeaders(200, 1 << 18);
      for (int i = 0; i < 200; i++) {
        exchange.getResponseBody().write(' ');
        exchange.getResponseBody().flush();
        sleep(100);
      }
    };
  }

  private static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
