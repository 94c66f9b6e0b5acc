package io.github.sts4j.examples.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sts4j.policy.json.JsonArray;
import io.github.sts4j.policy.json.JsonObject;
import io.github.sts4j.policy.json.JsonReader;
import io.github.sts4j.policy.json.JsonString;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulatorTest {
  private static final String CASE = """
      {"id":"c","request":{"principal":"arn:aws:iam::111122223333:user/alice","action":"s3:GetObject",\
      "resource":"arn:aws:s3:::b/k","resourceAccount":"111122223333","context":{}},"identityPolicies":[%s]}
      """;
  private static final String ALLOW =
      "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"*\"}}";

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void unknownOptionIsRefused() throws IOException {
    assertEquals(2, run("", "--explian"));
    assertTrue(err.toString(StandardCharsets.UTF_8).contains("`--explian`"));
  }

  @Test
  void fileThatIsNotThereIsNamed() throws IOException {
    assertEquals(2, run("", "absent.jsonl"));
    assertEquals(
        "there is no file `absent.jsonl`", err.toString(StandardCharsets.UTF_8).strip());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nonsense",
        "[]",
        "{\"id\":7}",
        "{\"id\":\"x\"}",
        "{\"id\":\"x\",\"request\":[]}",
        "{\"request\":{}}"
      })
  void lineThatIsNoCaseIsAnError(String line) throws IOException {
    assertEquals(0, run(line));
    assertEquals("error", text(answers().get(0), "decision"));
  }

  @Test
  void malformedPolicyIsAnErrorAndTheNextLineStillCounts() throws IOException {
    run(CASE.formatted("{}") + "\n" + CASE.formatted(ALLOW));
    assertEquals(2, answers().size());
    assertEquals("error", text(answers().get(0), "decision"));
    String reason = text(answers().get(0), "reason");
    assertTrue(reason.startsWith("policy `identityPolicies/0`: `Statement` is missing"), reason);
    assertEquals("c", text(answers().get(1), "id"));
    assertEquals("Allowed", text(answers().get(1), "decision"));
  }

  @Test
  void explanationNamesTheStatementThatCameClosest(@TempDir Path directory) throws IOException {
    String closest =
        "{\"Statement\":{\"Sid\":\"Near\",\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"arn:aws:s3:::c/*\"}}";
    Path file = Files.writeString(directory.resolve("cases"), CASE.formatted(closest));
    run("", "--explain", file.toString());
    JsonObject layer = (JsonObject)
        ((JsonArray) ((JsonObject) answers().get(0).get("explanation").orElseThrow())
                .get("layers")
                .orElseThrow())
            .elements()
            .get(0);
    assertEquals("IDENTITY", text(layer, "layer"));
    JsonObject statement =
        (JsonObject) ((JsonArray) layer.get("closest").orElseThrow()).elements().get(0);
    assertEquals("Near", text(statement, "sid"));
    assertEquals("RESOURCE", text(statement, "failedOn"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"edge-cases-public.jsonl", "generated-public.jsonl", "stress-public.jsonl"})
  void publishedCasesAreAnsweredInOrder(String name) throws IOException {
    Path file = Path.of(System.getProperty("sts4j.corpus", "absent"), "policy-cases", name);
    Assumptions.assumeTrue(Files.exists(file), () -> "no corpus at " + file);
    run("", file.toString());
    List<String> cases = Files.readAllLines(file);
    List<JsonObject> answers = answers();
    System.out.println(name + ": " + answers.size() + " cases");
    assertEquals(cases.size(), answers.size());
    for (int i = 0; i < cases.size(); i++) {
      JsonObject expected = (JsonObject) JsonReader.read(cases.get(i));
      assertEquals(text(expected, "id"), text(answers.get(i), "id"));
      String decision = text(answers.get(i), "decision");
      boolean acceptable = expected
          .get("acceptable")
          .map(list -> list.raw().contains("\"" + decision + "\""))
          .orElse(false);
      assertTrue(
          acceptable || decision.equals(text(expected, "expected")),
          answers.get(i).raw());
    }
  }

  private int run(String in, String... arguments) throws IOException {
    InputStream lines = new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8));
    PrintStream answers = new PrintStream(out, true, StandardCharsets.UTF_8);
    return new Simulator(lines, answers, InstantSource.system())
        .run(List.of(arguments), new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  private List<JsonObject> answers() {
    return out.toString(StandardCharsets.UTF_8)
        .lines()
        .map(line -> (JsonObject) JsonReader.read(line))
        .toList();
  }

  private static String text(JsonObject object, String field) {
    return ((JsonString) object.get(field).orElseThrow()).value();
  }
}
