package io.github.sts4j.examples.endpoint;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * The realm that Keycloak imports: {@code keycloak/realm.json}, with a SAML client for each of {@link KeycloakClient}. All of
 * them encrypt for one key, made anew.
 *
 * @param consumer the address to which the SAML responses go
 */
record KeycloakRealm(String consumer, KeyPair decryptionKey) {
  static final String NAME = "sts4j";

  static KeycloakRealm withConsumer(String consumer) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    return new KeycloakRealm(consumer, generator.generateKeyPair());
  }

  /** The document to import. */
  String json() throws IOException {
    String client = resource("saml-client.json")
        .replace("@CONSUMER@", consumer)
        .replace("@CERTIFICATE@", Base64.getEncoder().encodeToString(certificate()));
    String clients = Arrays.stream(KeycloakClient.values())
        .map(kind ->
            client.replace("@NAME@", kind.path()).replace("@ATTRIBUTES@", kind.attributes()))
        .collect(Collectors.joining(",\n"));
    return resource("realm.json").replace("@SAML_CLIENTS@", clients);
  }

  /** The private key for the encrypted assertions, as a provider's file holds it. */
  String privateKeyPem() {
    return "-----BEGIN PRIVATE KEY-----\n"
        + Base64.getMimeEncoder().encodeToString(decryptionKey.getPrivate().getEncoded())
        + "\n-----END PRIVATE KEY-----\n";
  }

  private byte[] certificate() {
    X500Name name = new X500Name("CN=sts");
    Instant now = Instant.now();
    try {
      return new JcaX509v3CertificateBuilder(
              name,
              BigInteger.ONE,
              Date.from(now.minus(1, ChronoUnit.DAYS)),
              Date.from(now.plus(1, ChronoUnit.DAYS)),
              name,
              decryptionKey.getPublic())
          .build(new JcaContentSignerBuilder("SHA256withRSA").build(decryptionKey.getPrivate()))
          .getEncoded();
    } catch (OperatorCreationException | IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String resource(String name) throws IOException {
    Path file = TestWorlds.resource("keycloak/" + name);
    return Files.readString(file);
  }
}
