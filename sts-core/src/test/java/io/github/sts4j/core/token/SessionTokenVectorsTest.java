package io.github.sts4j.core.token;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sts4j.core.identity.AccessKeyId;
import io.github.sts4j.core.identity.AccountId;
import io.github.sts4j.core.identity.SecretAccessKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every file of the token format's vectors, which were computed independently of this code. */
class SessionTokenVectorsTest {
  private static final Path FOLDER = Path.of("src/test/resources/vectors/session-token");

  static List<Path> files(String prefix) throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .filter(f -> f.getFileName().toString().startsWith(prefix))
          .sorted()
          .toList();
    }
  }

  static List<Path> refused() throws IOException {
    return files("refuse-");
  }

  static List<Path> opened() throws IOException {
    return files("open-");
  }

  @Test
  void everyFileIsRead() throws IOException {
    int all = files("").size();
    assertEquals(all, refused().size() + opened().size());
    assertTrue(refused().size() > 60 && opened().size() > 5, all + " vectors");
  }

  @ParameterizedTest // PT-6, ER-2
  @MethodSource("refused")
  void refuses(Path file) {
    Map<String, Object> vector = Json.read(file);
    assertEquals(Optional.empty(), open(vector), (String) vector.get("why"));
  }

  @ParameterizedTest
  @MethodSource("opened")
  void opens(Path file) {
    Map<String, Object> vector = Json.read(file);
    SessionClaims claims = claims(Json.object(vector.get("claims")));
    assertEquals(Optional.of(claims), open(vector), (String) vector.get("why"));
    // CR-5, CR-7: our published measure
    assertEquals(vector.get("packedSize"), String.valueOf(claims.packedSize()));
  }

  @ParameterizedTest
  @MethodSource("opened")
  void sealsToTheSameBytes(Path file) {
    Map<String, Object> vector = Json.read(file);
    if (!vector.containsKey("nonce")) {
      return; // fields from a later version of the format, which this one never writes
    }
    SessionClaims claims = claims(Json.object(vector.get("claims")));
    byte[] plaintext = HexFormat.of().parseHex((String) vector.get("claimsBytes"));
    assertArrayEquals(plaintext, ClaimsEncoder.encode(claims));
    byte[] nonce = HexFormat.of().parseHex((String) vector.get("nonce"));
    SessionTokenSealer sealer = SessionTokenSealer.create(ring(vector), new FixedBytes(nonce));
    assertEquals(vector.get("token"), sealer.seal(claims).text());
  }

  @Test
  void theDocumentedExampleIsTheVector() throws IOException {
    String document = Files.readString(Path.of("../docs/token-format.md"));
    Map<String, Object> vector = Json.read(FOLDER.resolve("open-smallest-role-session.json"));
    String shown = document.replaceAll("\\s", "");
    assertTrue(shown.contains((String) vector.get("token")), "the token");
    assertTrue(shown.contains((String) vector.get("nonce")), "the nonce");
  }

  private static Optional<SessionClaims> open(Map<String, Object> vector) {
    SessionTokenSealer sealer = SessionTokenSealer.create(ring(vector), new SplittableRandom(1));
    return SessionToken.parse((String) vector.get("token"))
        .flatMap(t -> sealer.open(t, AccessKeyId.of((String) vector.get("accessKeyId"))));
  }

  private static KeyRing ring(Map<String, Object> vector) {
    TokenKey[] keys = Json.object(vector.get("keys")).entrySet().stream()
        .map(e -> TokenKey.of(KeyId.of(e.getKey()), bytes(e.getValue())))
        .toArray(TokenKey[]::new);
    return KeyRing.of(keys[0], List.of(keys).subList(1, keys.length).toArray(TokenKey[]::new));
  }

  private static byte[] bytes(Object hex) {
    return HexFormat.of().parseHex((String) hex);
  }

  private static SessionClaims claims(Map<String, Object> from) {
    SessionClaimsBuilder builder = SessionClaims.builder()
        .kind(SessionKind.valueOf((String) from.get("kind")))
        .accessKeyId(AccessKeyId.of((String) from.get("accessKeyId")))
        .secretAccessKey(SecretAccessKey.of((String) from.get("secretAccessKey")))
        .principalArn((String) from.get("principalArn"))
        .principalId((String) from.get("principalId"))
        .issuedAt(Instant.parse((String) from.get("issuedAt")))
        .expiresAt(Instant.parse((String) from.get("expiresAt")))
        .sessionPolicyArns(texts(from, "sessionPolicyArns"))
        .ancestors(
            elements(from, "ancestors").stream().map(a -> link(Json.object(a))).toList())
        .tags(elements(from, "tags").stream().map(t -> tag(Json.object(t))).toList())
        .chained("true".equals(from.get("chained")));
    text(from, "sessionName").ifPresent(builder::sessionName);
    text(from, "sourceIdentity").ifPresent(builder::sourceIdentity);
    text(from, "sessionPolicy").ifPresent(builder::sessionPolicy);
    text(from, "identityProvider").ifPresent(builder::identityProvider);
    text(from, "firstPrincipal").ifPresent(builder::firstPrincipal);
    text(from, "delegate").map(AccountId::of).ifPresent(builder::delegate);
    Map<String, List<String>> context = new TreeMap<>();
    Json.object(from.getOrDefault("federatedContext", Map.of()))
        .forEach((key, values) ->
            context.put(key, Json.list(values).stream().map(String.class::cast).toList()));
    builder.federatedContext(context);
    text(from, "mfaAuthenticatedAt").map(Instant::parse).ifPresent(builder::mfaAuthenticatedAt);
    return builder.build();
  }

  private static SessionLink link(Map<String, Object> from) {
    return new SessionLink(
        SessionKind.valueOf((String) from.get("kind")),
        AccessKeyId.of((String) from.get("accessKeyId")),
        (String) from.get("principalId"),
        text(from, "sessionName"),
        Instant.parse((String) from.get("issuedAt")),
        text(from, "sourceIdentity"));
  }

  private static SessionTag tag(Map<String, Object> from) {
    return new SessionTag(
        (String) from.get("key"),
        (String) from.get("value"),
        "true".equals(from.get("transitive")));
  }

  private static Optional<String> text(Map<String, Object> from, String name) {
    return Optional.ofNullable((String) from.get(name));
  }

  private static List<Object> elements(Map<String, Object> from, String name) {
    return Json.list(from.getOrDefault(name, List.of()));
  }

  private static List<String> texts(Map<String, Object> from, String name) {
    return elements(from, name).stream().map(String.class::cast).toList();
  }
}
