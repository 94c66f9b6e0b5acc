package io.github.sts4j.examples.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
    assertEquals("error", answers().get(0).text("decision"));
  }

  @Test
  void malformedPolicyIsAnErrorAndTheNextLineStillCounts() throws IOException {
    run(CASE.formatted("{}") + "\n" + CASE.formatted(ALLOW));
    assertEquals(2, answers().size());
    assertEquals("error", answers().get(0).text("decision"));
    String reason = answers().get(0).text("reason");
    assertTrue(reason.startsWith("policy `identityPolicies/0`: `Statement` is missing"), reason);
    assertEquals("c", answers().get(1).text("id"));
    assertEquals("Allowed", answers().get(1).text("decision"));
  }

  @Test
  void explanationNamesTheStatementThatCameClosest(@TempDir Path directory) throws IOException {
    String closest =
        "{\"Statement\":{\"Sid\":\"Near\",\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"arn:aws:s3:::c/*\"}}";
    Path file = Files.writeString(directory.resolve("cases"), CASE.formatted(closest));
    run("", "--explain", file.toString());
    CaseValue layer = answers().get(0).member("explanation").list("layers").get(0);
    assertEquals("IDENTITY", layer.text("layer"));
    CaseValue statement = layer.list("closest").get(0);
    assertEquals("Near", statement.text("sid"));
    assertEquals("RESOURCE", statement.text("failedOn"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"edge-cases-public.jsonl", "generated-public.jsonl", "stress-public.jsonl"})
  void publishedCasesAreAnsweredInOrder(String name) throws IOException {
    Path file = Path.of(System.getProperty("sts4j.corpus", "absent"), "policy-cases", name);
    Assumptions.assumeTrue(Files.exists(file), () -> "no corpus at " + file);
    run("", file.toString());
    List<String> cases = Files.readAllLines(file);
    List<CaseValue> answers = answers();
    System.out.println(name + ": " + answers.size() + " cases");
    assertEquals(cases.size(), answers.size());
    for (int i = 0; i < cases.size(); i++) {
      CaseValue expected = CaseValue.read(cases.get(i));
      assertEquals(expected.text("id"), answers.get(i).text("id"));
      String decision = answers.get(i).text("decision");
      boolean acceptable =
          expected.list("acceptable").stream().map(CaseValue::text).anyMatch(decision::equals);
      assertTrue(
          acceptable || decision.equals(expected.text("expected")),
          answers.get(i).toString());
    }
  }

  private int run(String in, String... arguments) throws IOException {
    InputStream lines = new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8));
    PrintStream answers = new PrintStream(out, true, StandardCharsets.UTF_8);
    return new Simulator(lines, answers, InstantSource.system())
        .run(List.of(arguments), new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  private List<CaseValue> answers() {
    return out.toString(StandardCharsets.UTF_8).lines().map(CaseValue::read).toList();
  }
}
