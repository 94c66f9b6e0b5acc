package io.github.sts4j.federation.oidc;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.nio.file.Path;

/** Where an issuer's keys come from. It is part of the registration: a token never says where keys are. Immutable. */
public sealed interface KeySource {

  /** From the discovery document at the issuer's well-known address, over HTTPS (OI-3). */
  static KeySource discovery() {
    return new Discovery();
  }

  /** From a JWK set at this address. */
  static KeySource at(URI jwksUri) {
    return new Address(jwksUri);
  }

  /**
   * A JWK set that does not change.
   *
   * @param jwkSet its JSON
   */
  static KeySource fixed(String jwkSet) {
    return new Fixed(jwkSet);
  }

  /** From a file that holds a JWK set; it is read again as often as a remote one is fetched. */
  static KeySource file(Path jwkSet) {
    return new InFile(jwkSet);
  }

  /** {@link #discovery}. */
  record Discovery() implements KeySource {}

  /**
   * {@link #at}.
   *
   * @param jwksUri the address
   */
  record Address(URI jwksUri) implements KeySource {
    public Address {
      requireNonNull(jwksUri, "jwksUri");
    }
  }

  /**
   * {@link #fixed}.
   *
   * @param jwkSet its JSON
   */
  record Fixed(String jwkSet) implements KeySource {
    public Fixed {
      requireNonNull(jwkSet, "jwkSet");
    }
  }

  /**
   * {@link #file}.
   *
   * @param jwkSet the file
   */
  record InFile(Path jwkSet) implements KeySource {
    public InFile {
      requireNonNull(jwkSet, "jwkSet");
    }
  }
}
