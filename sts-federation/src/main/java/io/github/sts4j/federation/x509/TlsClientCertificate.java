package io.github.sts4j.federation.x509;

import io.github.sts4j.core.error.StsException;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/**
 * The certificates of a TLS client that proved in the handshake to hold the key of the first of them. Whose they are, and who
 * issued them, is not verified yet. Immutable.
 */
public final class TlsClientCertificate {
  private static final int MOST = 5; // X01

  private final List<X509Certificate> chain;

  private TlsClientCertificate(List<X509Certificate> chain) {
    this.chain = chain;
  }

  /**
   * The client's certificates of a session.
   *
   * @param session the server's side of a connection whose handshake is complete. Have the server ask for a certificate, and
   *     accept any: {@link CertificateIdentityVerifier} judges it
   * @throws StsException {@code InvalidIdentityToken} when the client presented none, or more than 5, or one that cannot be read
   */
  public static TlsClientCertificate of(SSLSession session) {
    try {
      return read(Arrays.asList(session.getPeerCertificates()));
    } catch (SSLPeerUnverifiedException e) {
      throw CertificateRefusal.of("the client presented no certificate");
    }
  }

  /**
   * Certificates of which the caller knows that the client holds the key of the first. For servers that hand out the chain and
   * not the session, such as servlet containers, and for proxies that end TLS. Who can make this program believe such a chain
   * without the key, by a header that a proxy passes on for instance, can be anybody the trust anchor ever issued a certificate to.
   *
   * @param chain the client's own certificate first, 1 to 5
   * @throws StsException {@code InvalidIdentityToken} when there are none, or more than 5, or one that cannot be read
   */
  public static TlsClientCertificate insecureAlreadyProven(List<X509Certificate> chain) {
    return read(chain);
  }

  private static TlsClientCertificate read(List<? extends Certificate> chain) {
    if (chain.isEmpty() || chain.size() > MOST) {
      throw CertificateRefusal.of(
          "there must be 1 to " + MOST + " certificates, not " + chain.size());
    }
    List<X509Certificate> read = new ArrayList<>();
    for (Certificate each : chain) {
      try {
        read.add(Certificates.parse(each.getEncoded()));
      } catch (CertificateEncodingException e) {
        throw CertificateRefusal.of("a certificate has no encoding");
      }
    }
    return new TlsClientCertificate(List.copyOf(read));
  }

  List<X509Certificate> chain() {
    return chain;
  }

  @Override
  public String toString() {
    return "TlsClientCertificate["
        + CertificateRefusal.quoted(chain.get(0).getSubjectX500Principal().getName()) + "]";
  }
}
