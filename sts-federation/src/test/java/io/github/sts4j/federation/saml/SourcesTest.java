package io.github.sts4j.federation.saml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** S13, S40: one class parses XML, one verifies signatures, and nobody searches a document by name. */
class SourcesTest {
  private static final Path SOURCES = Path.of("src/main/java/io/github/sts4j/federation/saml");

  private static final Map<String, Set<String>> ONLY_IN = Map.ofEntries(
      Map.entry("DocumentBuilderFactory.newDefault", Set.of("StrictXml.java")),
      Map.entry("SAXParserFactory.newDefault", Set.of("StrictXml.java")),
      Map.entry("javax.xml.parsers", Set.of("StrictXml.java")),
      Map.entry("javax.xml.crypto", Set.of("JdkSignatureEngine.java")),
      Map.entry("new SignedOctets(", Set.of("SignatureVerifier.java")),
      Map.entry("newInstance()", Set.of()),
      Map.entry("getElementsByTagName", Set.of()),
      Map.entry("getElementById", Set.of()),
      Map.entry("getTextContent", Set.of()),
      Map.entry("XPath", Set.of()),
      Map.entry("javax.xml.transform", Set.of()),
      Map.entry("javax.xml.stream", Set.of()),
      Map.entry("Instant.now", Set.of()),
      Map.entry("Inflater", Set.of()));

  @Test
  void whatIsDangerousIsInOnePlace() throws IOException {
    Map<String, String> sources = sources();
    assertTrue(sources.size() > 30, "the sources are where they were: " + sources.size());
    ONLY_IN.forEach((text, allowed) -> {
      Set<String> found = new TreeSet<>();
      sources.forEach((name, source) -> {
        if (source.contains(text)) {
          found.add(name);
        }
      });
      assertEquals(allowed, found, text);
    });
  }

  private static Map<String, String> sources() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      return files
          .filter(file -> !file.endsWith("package-info.java"))
          .filter(Files::isRegularFile)
          .collect(java.util.stream.Collectors.toMap(
              file -> file.getFileName().toString(), SourcesTest::source));
    }
  }

  private static String source(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
