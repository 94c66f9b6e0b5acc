package io.github.sts4j.federation.oidc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.sts4j.core.error.StsException;
import io.github.sts4j.policy.json.JsonArray;
import io.github.sts4j.policy.json.JsonNumber;
import io.github.sts4j.policy.json.JsonObject;
import io.github.sts4j.policy.json.JsonReader;
import io.github.sts4j.policy.json.JsonString;
import io.github.sts4j.policy.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** J05, J27: the Wycheproof vectors for JSON Web Signatures and Keys, through the parser, the key set and the verifier of tokens. */
class WycheproofTest {
  /** Keys whose own algorithm is not the token's, or does not exist: valid there, refused here on purpose. */
  private static final Set<Integer> KEY_OF_ANOTHER_ALGORITHM = Set.of(347, 351);

  @Test
  void signatures() throws IOException {
    int[] counts = run("json_web_signature_test.json", KEY_OF_ANOTHER_ALGORITHM);
    assertEquals(401, counts[0]);
    assertEquals(18, counts[1], "valid vectors of the listed algorithms that pass");
  }

  @Test
  void keys() throws IOException {
    assertEquals(26, run("json_web_key_test.json", Set.of())[0]);
  }

  @Test
  void tokensOfBothKinds() throws IOException {
    assertEquals(83, run("json_web_crypto_test.json", Set.of())[0]);
  }

  private static int[] run(String file, Set<Integer> deviations) throws IOException {
    String corpus = System.getProperty("sts4j.corpus");
    Path path = Path.of(corpus == null ? "absent" : corpus, "federation-corpus", "jwt", file);
    assumeTrue(Files.exists(path), () -> "skipped: the corpus file " + path + " is not here");
    List<String> wrong = new ArrayList<>();
    int run = 0;
    int accepted = 0;
    for (JsonObject group :
        objects((JsonObject) JsonReader.read(Files.readString(path)), "testGroups")) {
      JsonValue key = group.get("public").or(() -> group.get("private")).orElseThrow();
      for (JsonObject test : objects(group, "tests")) {
        run++;
        int id = Integer.parseInt(((JsonNumber) test.get("tcId").orElseThrow()).text());
        boolean valid = text(test, "result").equals("valid");
        boolean expected = valid && isListed(test) && !deviations.contains(id);
        boolean passes = passes(key, test);
        accepted += passes ? 1 : 0;
        if (passes != expected) {
          wrong.add(id + " " + text(test, "comment") + (passes ? " passes" : " is refused"));
        }
      }
    }
    System.out.println(file + ": " + run + " vectors, " + accepted + " accepted");
    assertTrue(wrong.isEmpty(), wrong::toString);
    return new int[] {run, accepted};
  }

  /** OI-10: vectors of HMAC and PSS are refused whatever they prove. */
  private static boolean isListed(JsonObject test) {
    String jws = test.get("jws").map(value -> ((JsonString) value).value()).orElse("");
    return jws.startsWith("eyJhbGciOiJSUz") || jws.startsWith("eyJhbGciOiJFUz");
  }

  private static boolean passes(JsonValue key, JsonObject test) {
    String set = key instanceof JsonObject object && object.get("keys").isPresent()
        ? object.raw()
        : "{\"keys\":[" + key.raw() + "]}";
    if (!(test.get("jws").or(() -> test.get("jwe")).orElse(null) instanceof JsonString jws)) {
      return false; // other than the compact form; verifiers take text alone
    }
    try {
      KeySet keys = KeySetReader.read(set, file(test), true);
      CompactToken token = CompactToken.parse(jws.value());
      TokenHeader header = TokenHeader.parse(token.header(), Set.of("JWT"), false);
      Optional<VerificationKey> chosen = keys.select(header.keyId());
      return chosen.isPresent() && chosen.get().verifies(token, header.algorithm());
    } catch (KeyRetrievalException | StsException refused) {
      return false;
    }
  }

  private static String file(JsonObject test) {
    return "vector " + test.get("tcId").orElseThrow().raw();
  }

  private static List<JsonObject> objects(JsonObject from, String name) {
    return ((JsonArray) from.get(name).orElseThrow())
        .elements().stream().map(JsonObject.class::cast).toList();
  }

  private static String text(JsonObject from, String name) {
    return ((JsonString) from.get(name).orElseThrow()).value();
  }
}
