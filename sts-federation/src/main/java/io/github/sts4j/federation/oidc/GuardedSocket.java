package io.github.sts4j.federation.oidc;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;

/**
 * A socket that looks at the address it is about to connect to, after the name was resolved and with no second look-up in
 * between, so that a name that changes its address (DNS rebinding) gains nothing; and that ends with its fetch, however
 * slowly the other side goes on sending.
 */
final class GuardedSocket extends Socket {
  private final AddressRules rules;
  private final Deadline deadline;

  GuardedSocket(AddressRules rules, Deadline deadline) {
    this.rules = rules;
    this.deadline = deadline;
  }

  @Override
  public void connect(SocketAddress endpoint) throws IOException {
    connect(endpoint, 0);
  }

  @Override
  public void connect(SocketAddress endpoint, int timeout) throws IOException {
    if (!(endpoint instanceof InetSocketAddress address) || address.isUnresolved()) {
      throw new IOException("the host's name has no address");
    }
    if (!rules.permit(address.getAddress())) {
      throw new IOException("the address " + address.getAddress().getHostAddress()
          + " is not a public one, and the registration does not allow it");
    }
    super.connect(endpoint, deadline.timeoutMillis());
  }

  @Override
  public InputStream getInputStream() throws IOException {
    return new FilterInputStream(super.getInputStream()) {
      @Override
      public int read() throws IOException {
        setSoTimeout(deadline.timeoutMillis());
        return super.read();
      }

      @Override
      public int read(byte[] buffer, int offset, int length) throws IOException {
        setSoTimeout(deadline.timeoutMillis());
        return super.read(buffer, offset, length);
      }
    };
  }
}
