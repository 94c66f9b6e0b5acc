package io.github.sts4j.core.sigv4;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One folder of the published suite. */
final class SuiteCase {
  private final Path folder;
  private final String context;

  SuiteCase(Path folder) {
    this.folder = folder;
    this.context = text("context.json");
  }

  String text(String file) {
    try {
      return Files.readString(folder.resolve(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String accessKeyId() {
    return member("access_key_id").orElseThrow();
  }

  Optional<String> sessionToken() {
    return member("token");
  }

  String secret() {
    return member("secret_access_key").orElseThrow();
  }

  Instant timestamp() {
    return Instant.parse(member("timestamp").orElseThrow());
  }

  SigV4Settings settings() {
    SigV4SettingsBuilder builder = SigV4Settings.builder(member("service").orElseThrow())
        .pathRule(
            member("normalize").orElseThrow().equals("true")
                ? SigV4Settings.PathRule.NORMALIZED
                : SigV4Settings.PathRule.RAW);
    if (member("omit_session_token").orElse("").equals("true")) {
      builder.allowSessionTokenAddedAfterSigning();
    }
    return builder.build();
  }

  private Optional<String> member(String name) {
    Matcher matcher = Pattern.compile("\"" + name + "\": \"?([^\",\n]*)").matcher(context);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  WireRequest signed(String form) {
    return WireRequest.read(text(form + "-signed-request.txt"));
  }

  /** Compares what is signed with what was published. */
  void assertTexts(String form, RequestSignature signature, String bodyHash) {
    String name = this + " " + form;
    assertEquals(
        text(form + "-canonical-request.txt"), signature.canonicalRequest() + bodyHash, name);
    assertEquals(
        text(form + "-string-to-sign.txt"),
        new String(signature.stringToSign(bodyHash), StandardCharsets.US_ASCII),
        name);
  }

  @Override
  public String toString() {
    return folder.getFileName().toString();
  }

  /** A request taken apart as an HTTP server would. */
  record WireRequest(String method, String target, List<String[]> headers, String bodyText) {

    static WireRequest read(String text) {
      int split = text.indexOf("\n\n");
      String head = split < 0 ? text.stripTrailing() : text.substring(0, split);
      List<String[]> headers = new ArrayList<>();
      String[] lines = head.split("\n");
      for (int i = 1; i < lines.length; i++) {
        if (lines[i].startsWith(" ")) {
          // An obsolete folded line: a server replaces the
          // line end by a blank (RFC 9112, section 5.2).
          headers.get(headers.size() - 1)[1] += " " + lines[i];
        } else {
          int colon = lines[i].indexOf(':');
          headers.add(new String[] {lines[i].substring(0, colon), lines[i].substring(colon + 1)});
        }
      }
      String target = lines[0].substring(lines[0].indexOf(' ') + 1, lines[0].lastIndexOf(' '));
      String body = split < 0 ? "" : text.substring(split + 2).stripTrailing();
      return new WireRequest(lines[0].substring(0, lines[0].indexOf(' ')), target, headers, body);
    }

    byte[] body() {
      return bodyText.getBytes(StandardCharsets.UTF_8);
    }

    SignedRequest toSigned() {
      Map<String, List<String>> merged = new LinkedHashMap<>();
      headers.forEach(header ->
          merged.computeIfAbsent(header[0], unused -> new ArrayList<>()).add(header[1]));
      return SignedRequest.of(method, target, merged);
    }

    @Override
    public String toString() {
      StringBuilder text = new StringBuilder(method + " " + target);
      headers.forEach(header -> text.append('\n').append(header[0]).append(':').append(header[1]));
      return text.append("\n\n").append(bodyText).toString();
    }
  }
}
