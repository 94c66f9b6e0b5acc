package io.github.sts4j.federation.oidc;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Authenticator;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Fetches one small document over HTTPS: no redirect, no proxy, no credentials, no cache, a bounded size and a bounded time.
 * Plain HTTP serves for this very machine alone, and only where the registration allows it.
 */
final class DocumentFetch {
  static final int MAX_OCTETS = 1 << 19;

  private final SSLSocketFactory tls;
  private final AddressRules rules;
  private final boolean allowLoopbackHttp;

  DocumentFetch(SSLSocketFactory tls, AddressRules rules, boolean allowLoopbackHttp) {
    this.tls = tls;
    this.rules = rules;
    this.allowLoopbackHttp = allowLoopbackHttp;
  }

  /**
   * The document at an address.
   *
   * @throws KeyRetrievalException when it cannot be had
   */
  String get(URI address, Deadline deadline) {
    try {
      HttpURLConnection connection = open(address, deadline);
      try {
        int status = connection.getResponseCode();
        if (status != HttpURLConnection.HTTP_OK) {
          throw new IOException("HTTP status " + status);
        }
        return body(connection, deadline);
      } finally {
        connection.disconnect();
      }
    } catch (IOException | IllegalArgumentException problem) {
      throw new KeyRetrievalException(
          "cannot fetch " + address + ": " + problem.getMessage(), problem);
    }
  }

  private HttpURLConnection open(URI address, Deadline deadline) throws IOException {
    requireAcceptable(address);
    URLConnection opened = address.toURL().openConnection(Proxy.NO_PROXY);
    if (!(opened instanceof HttpURLConnection connection)) {
      throw new IOException("the runtime's handler for this address makes no HTTP connections");
    }
    if (connection instanceof HttpsURLConnection https) {
      https.setSSLSocketFactory(new GuardedSocketFactory(tls, rules, deadline));
    } else if (!isHttp(address)) {
      throw new IOException("the runtime's handler for https makes no HTTPS connections");
    }
    connection.setInstanceFollowRedirects(false);
    connection.setUseCaches(false);
    connection.setAuthenticator(new Authenticator() {}); // answers every challenge with nothing
    connection.setConnectTimeout(deadline.timeoutMillis());
    connection.setReadTimeout(deadline.timeoutMillis());
    connection.setRequestProperty("Accept", "application/json");
    connection.setRequestProperty("User-Agent", "sts4j");
    return connection;
  }

  /** The rules for every address keys come from, whoever named it. */
  private void requireAcceptable(URI address) throws IOException {
    boolean loopbackHttp =
        allowLoopbackHttp && isHttp(address) && isLoopbackName(address.getHost());
    if (!"https".equalsIgnoreCase(address.getScheme()) && !loopbackHttp) {
      throw new IOException("the address must begin with https://");
    }
    if (address.getHost() == null || address.getUserInfo() != null) {
      throw new IOException("the address must name a host and no user");
    }
  }

  static boolean isHttp(URI address) {
    return "http".equalsIgnoreCase(address.getScheme());
  }

  /** Names of this machine that need no look-up. */
  static boolean isLoopbackName(@Nullable String host) {
    if (host == null) {
      return false;
    }
    String name = host.toLowerCase(Locale.ROOT);
    return name.equals("localhost")
        || name.equals("[::1]")
        || name.matches("127(\\.[0-9]{1,3}){3}");
  }

  private static String body(HttpURLConnection connection, Deadline deadline) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    try (InputStream in = connection.getInputStream()) {
      byte[] buffer = new byte[8192];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        if (body.size() + read > MAX_OCTETS) {
          connection.disconnect();
          throw new IOException("the document is longer than " + MAX_OCTETS + " octets");
        }
        deadline.timeoutMillis();
        body.write(buffer, 0, read);
      }
    }
    return body.toString(StandardCharsets.UTF_8);
  }
}
