package io.github.sts4j.federation.saml;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/** The shared folder of recorded SAML messages, with what its README says of each. Read in place, never copied. */
final class Corpus {
  private final Path folder;

  private Corpus(Path folder) {
    this.folder = folder;
  }

  /**
   * @param file below {@code valid} or {@code attack}
   * @param window the text of the column
   * @param anchor the certificate to trust, or empty
   */
  record Entry(
      Path file, String name, String window, String signatures, String anchor, String verdict) {
    String base64() {
      try {
        byte[] bytes = Files.readAllBytes(file);
        if (name.endsWith(".xml")) {
          return Base64.getEncoder().encodeToString(bytes);
        }
        return new String(bytes, StandardCharsets.US_ASCII).replaceAll("\\s", "");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    String origin() {
      return name.substring(0, name.indexOf('/'));
    }

    boolean isSha1() {
      return verdict.contains("SHA-1");
    }

    boolean isShortKey() {
      return verdict.contains("short RSA key");
    }
  }

  /** The corpus, or a test that is reported as skipped. */
  static Corpus require() {
    Path folder =
        Path.of(System.getProperty("sts4j.corpus", "../../shared")).resolve("federation-corpus");
    assumeTrue(Files.isDirectory(folder), "no federation corpus at " + folder + ": skipped");
    return new Corpus(folder);
  }

  List<Entry> valid() {
    return entries("## saml/valid", "valid");
  }

  List<Entry> attacks() {
    return entries("## saml/attack", "attack");
  }

  /** The DER of each certificate, in base64, by file name. */
  String certificate(String name) {
    return body(folder.resolve("saml/certs").resolve(name));
  }

  List<String> certificates() {
    return names("saml/certs");
  }

  List<String> privateKeys() {
    return names("saml/keys").stream()
        .map(name -> read(folder.resolve("saml/keys").resolve(name)))
        .toList();
  }

  List<String> metadataNames() {
    return names("saml/metadata");
  }

  String metadata(String name) {
    return read(folder.resolve("saml/metadata").resolve(name));
  }

  private List<Entry> entries(String heading, String below) {
    List<Entry> entries = new ArrayList<>();
    boolean inside = false;
    for (String line : read(folder.resolve("README.md")).split("\n")) {
      if (line.startsWith("## ")) {
        inside = line.startsWith(heading);
      }
      String[] cells = line.split(" \\| ", -1);
      if (inside && line.startsWith("| ") && line.contains("/") && cells.length >= 6) {
        String name = cells[0].substring(2).strip();
        entries.add(new Entry(
            folder.resolve("saml").resolve(below).resolve(name),
            name,
            cells[2].strip(),
            cells[3].strip(),
            cells[4].strip(),
            cells[5].replaceAll("\\|$", "").strip()));
      }
    }
    return entries;
  }

  private List<String> names(String below) {
    try (Stream<Path> files = Files.list(folder.resolve(below))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String body(Path pem) {
    return read(pem).replaceAll("-----[^-]+-----", "").replaceAll("\\s", "");
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
