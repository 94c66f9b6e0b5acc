package io.github.sts4j.federation.x509;

import static io.github.sts4j.federation.x509.X509Fixture.ANCHOR;
import static io.github.sts4j.federation.x509.X509Fixture.ROOT;
import static io.github.sts4j.federation.x509.X509Fixture.trusting;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sts4j.core.error.StsException;
import java.net.InetAddress;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.bouncycastle.asn1.x509.Extension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The client's certificate of a real TLS connection. */
@Timeout(60)
class TlsClientCertificateTest {
  private static final TestAuthority BELOW = ROOT.authority("O=Example,CN=Below");
  private static final X509Certificate ALICE = BELOW.client("CN=alice").build();

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void aClientThatPresentsNoCertificateIsRefused(String protocol) throws Exception {
    SSLSession session = handshake(protocol, new KeyManager[0]).get();
    StsException refusal = assertThrows(StsException.class, () -> TlsClientCertificate.of(session));
    assertEquals("the client presented no certificate", CertificateRefusal.reason(refusal));
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void aClientThatHoldsTheKeyIsKnown(String protocol) throws Exception {
    SSLSession session = handshake(
            protocol, keys(TestAuthority.CLIENT_KEYS, ALICE, BELOW.certificate))
        .get();
    TlsClientCertificate presented = TlsClientCertificate.of(session);
    assertEquals("CN=alice", trusting(ROOT).verify(ANCHOR, presented).identity().subject());
    assertEquals("TlsClientCertificate[`CN=alice`]", presented.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void aClientWithSomebodysCertificateAndItsOwnKeyGetsNoSession(String protocol) throws Exception {
    KeyPair own = TestAuthority.keys("EC", 256);
    Future<SSLSession> session = handshake(protocol, keys(own, ALICE, BELOW.certificate));
    assertThrows(ExecutionException.class, session::get);
  }

  private static Future<SSLSession> handshake(String protocol, KeyManager[] client)
      throws Exception {
    KeyPair serverKeys = TestAuthority.keys("EC", 256);
    X509Certificate server = ROOT.client("CN=server")
        .key(serverKeys.getPublic())
        .without(Extension.extendedKeyUsage)
        .build();
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try (SSLServerSocket listening = (SSLServerSocket) context(keys(serverKeys, server))
        .getServerSocketFactory()
        .createServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      listening.setWantClientAuth(true);
      listening.setEnabledProtocols(new String[] {protocol});
      Future<SSLSession> session = thread.submit(() -> {
        try (SSLSocket accepted = (SSLSocket) listening.accept()) {
          assertEquals('x', accepted.getInputStream().read(), "the handshake is complete");
          return accepted.getSession();
        }
      });
      try (SSLSocket socket = (SSLSocket) context(client)
          .getSocketFactory()
          .createSocket(listening.getInetAddress(), listening.getLocalPort())) {
        socket.getOutputStream().write('x');
        socket.getInputStream().read();
      } catch (java.io.IOException refusedByTheServer) {
        assertTrue(client.length > 0, refusedByTheServer.toString());
      }
      awaitEnd(session);
      return session;
    } finally {
      thread.shutdownNow();
    }
  }

  private static void awaitEnd(Future<SSLSession> session) throws InterruptedException {
    try {
      session.get();
    } catch (ExecutionException seenByTheTest) {
      assertTrue(session.isDone());
    }
  }

  private static KeyManager[] keys(KeyPair pair, X509Certificate... chain) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry("key", pair.getPrivate(), new char[0], chain);
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, new char[0]);
    return factory.getKeyManagers();
  }

  private static SSLContext context(KeyManager[] keys) throws Exception {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys, new TrustManager[] {new Anybody()}, null);
    return context;
  }

  /** The verifier judges certificates; TLS only proves that the client holds the key. */
  private static final class Anybody implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }

  @Test
  void itIsRefusedThatNothingWasPresented() {
    assertThrows(StsException.class, () -> X509Fixture.chain());
  }
}
