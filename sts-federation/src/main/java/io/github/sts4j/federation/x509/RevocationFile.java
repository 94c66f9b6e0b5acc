package io.github.sts4j.federation.x509;

import static java.util.Objects.requireNonNull;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.cert.CRLException;
import java.security.cert.X509CRL;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Revocation lists in a file. Reads it again when its size or its time changed. */
final class RevocationFile implements RevocationLists {
  private static final long LONGEST = 64L << 20;

  private final Path path;
  private volatile @Nullable Read last;

  RevocationFile(Path path) {
    this.path = requireNonNull(path, "path");
  }

  private record Read(FileTime time, long size, List<X509CRL> lists) {}

  @Override
  public List<X509CRL> current() {
    try {
      BasicFileAttributes found = Files.readAttributes(path, BasicFileAttributes.class);
      Read known = last;
      if (known == null
          || !known.time().equals(found.lastModifiedTime())
          || known.size() != found.size()) {
        known = new Read(found.lastModifiedTime(), found.size(), read(found.size()));
        last = known;
      }
      return known.lists();
    } catch (IOException | CRLException e) {
      throw CertificateRefusal.of("the revocation lists in " + path + " cannot be read: " + e);
    }
  }

  private List<X509CRL> read(long size) throws IOException, CRLException {
    if (size > LONGEST) {
      throw new IOException("the file is longer than " + LONGEST + " octets");
    }
    List<X509CRL> lists = new ArrayList<>();
    Certificates.factory()
        .generateCRLs(new ByteArrayInputStream(Files.readAllBytes(path)))
        .forEach(list -> lists.add((X509CRL) list));
    return List.copyOf(lists);
  }
}
