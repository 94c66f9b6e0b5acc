package io.github.sts4j.federation.x509;

import java.nio.file.Path;
import java.security.cert.X509CRL;
import java.util.Arrays;
import java.util.List;

/**
 * The revocation lists of a trust anchor and of the authorities below it. Implementations must be safe for use by many threads;
 * they are asked at every certificate, so they should keep what they have read, and return the same instances as long as nothing
 * changed. Throwing refuses the certificate.
 */
@FunctionalInterface
public interface RevocationLists {

  /** The lists as they are now, of every issuer, in any order. Lists that are not good are passed over, not believed. */
  List<X509CRL> current();

  /** These lists, until they are too old. */
  static RevocationLists of(X509CRL... lists) {
    List<X509CRL> fixed = List.copyOf(Arrays.asList(lists));
    return () -> fixed;
  }

  /**
   * The lists in a file, PEM or one in DER, read again when it changes. As long as it cannot be read, certificates are refused.
   *
   * @param path of at most 64 MiB
   */
  static RevocationLists file(Path path) {
    return new RevocationFile(path);
  }
}
