package io.github.sts4j.federation.oidc;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;

/** Makes, for a registration, the way its keys are fetched. */
final class KeyFetches {
  private final OidcRegistration registration;
  private final String issuer;

  private KeyFetches(OidcRegistration registration) {
    this.registration = registration;
    this.issuer = registration.provider().url();
  }

  static KeyFetch of(OidcRegistration registration) {
    return new KeyFetches(registration).fetch();
  }

  private KeyFetch fetch() {
    KeySource source = registration.keys();
    if (source instanceof KeySource.Fixed fixed) {
      KeySet keys = read(fixed.jwkSet());
      return deadline -> keys;
    }
    if (source instanceof KeySource.InFile file) {
      return deadline -> read(content(file.jwkSet()));
    }
    DocumentFetch documents = new DocumentFetch(
        socketFactory(), registration.addressRules(), registration.allowLoopbackHttp());
    if (source instanceof KeySource.Address address) {
      return deadline -> read(documents.get(address.jwksUri(), deadline));
    }
    URI discovery = DiscoveryDocument.address(issuer);
    return deadline -> {
      DiscoveryDocument document = DiscoveryDocument.read(
          documents.get(discovery, deadline), issuer, registration.requiredDiscovery());
      return read(documents.get(document.jwksUri(), deadline));
    };
  }

  private KeySet read(String jwkSet) {
    return KeySetReader.read(jwkSet, issuer, registration.allowKeyOps());
  }

  private static String content(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] octets = in.readNBytes(DocumentFetch.MAX_OCTETS + 1);
      if (octets.length > DocumentFetch.MAX_OCTETS) {
        throw new KeyRetrievalException(
            "the key set in " + file + " is longer than " + DocumentFetch.MAX_OCTETS + " octets");
      }
      return new String(octets, StandardCharsets.UTF_8);
    } catch (IOException problem) {
      throw new KeyRetrievalException(
          "the key set in " + file + " cannot be read: " + problem, problem);
    }
  }

  private SSLSocketFactory socketFactory() {
    return registration.tls().orElseGet(KeyFetches::runtimeTls).getSocketFactory();
  }

  private static SSLContext runtimeTls() {
    try {
      return SSLContext.getDefault();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("the Java runtime has no usable TLS", e);
    }
  }
}
