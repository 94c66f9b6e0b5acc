package io.github.sts4j.policy.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.sts4j.policy.json.JsonArray;
import io.github.sts4j.policy.json.JsonObject;
import io.github.sts4j.policy.json.JsonReader;
import io.github.sts4j.policy.json.JsonString;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The reference decides the decision cases as they say; of the contested ones those that we left are printed. */
class ReferenceCasesTest {

  @ParameterizedTest
  @CsvSource({
    "edge-cases-public.jsonl, 263",
    "generated-public.jsonl, 2000",
    "stress-public.jsonl, 8"
  })
  void casesAreDecidedAsExpected(String file, int count) throws IOException {
    List<JsonObject> cases = read(file);
    assertEquals(count, cases.size());
    List<String> misses = new ArrayList<>();
    List<String> contested = new ArrayList<>();
    for (JsonObject line : cases) {
      String answer = ReferenceEvaluator.decide(CaseSituation.of(line)).word().text();
      if (!accepted(line).contains(answer)) {
        boolean open = string(line, "basis").equals("contested");
        (open ? contested : misses).add(string(line, "id") + ": " + answer);
      }
    }
    System.out.println("reference, " + file + ": " + count + " cases, contested " + contested);
    assertEquals(List.of(), misses);
  }

  private static Set<String> accepted(JsonObject line) {
    Set<String> accepted = new TreeSet<>(Set.of(string(line, "expected")));
    line.get("acceptable")
        .ifPresent(list -> accepted.addAll(((JsonArray) list)
            .elements().stream()
                .map(each -> ((JsonString) each).value())
                .collect(Collectors.toSet())));
    return accepted;
  }

  private static List<JsonObject> read(String file) throws IOException {
    try (InputStream in = ReferenceCasesTest.class.getResourceAsStream("/policy-cases/" + file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> (JsonObject) JsonReader.read(line))
          .toList();
    }
  }

  private static String string(JsonObject line, String field) {
    return ((JsonString) line.get(field).orElseThrow()).value();
  }
}
