package io.github.sts4j.federation.oidc;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Gives an HTTPS connection a guarded socket, and puts TLS on top of it with the host's name checked against the
 * certificate, whatever default the program around has set. One factory serves one fetch, so no connection is reused.
 */
final class GuardedSocketFactory extends SSLSocketFactory {
  private final SSLSocketFactory tls;
  private final AddressRules rules;
  private final Deadline deadline;

  GuardedSocketFactory(SSLSocketFactory tls, AddressRules rules, Deadline deadline) {
    this.tls = tls;
    this.rules = rules;
    this.deadline = deadline;
  }

  @Override
  public Socket createSocket() {
    return new GuardedSocket(rules, deadline);
  }

  @Override
  public Socket createSocket(Socket connected, String host, int port, boolean autoClose)
      throws IOException {
    if (!(connected instanceof GuardedSocket)) {
      throw new IOException("the connection was not made by this factory");
    }
    SSLSocket socket = (SSLSocket) tls.createSocket(connected, host, port, autoClose);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    socket.setSSLParameters(parameters);
    return socket;
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    throw unguarded();
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort)
      throws IOException {
    throw unguarded();
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    throw unguarded();
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
      throws IOException {
    throw unguarded();
  }

  @Override
  public String[] getDefaultCipherSuites() {
    return tls.getDefaultCipherSuites();
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return tls.getSupportedCipherSuites();
  }

  private static IOException unguarded() {
    return new IOException("this factory makes guarded sockets only");
  }
}
