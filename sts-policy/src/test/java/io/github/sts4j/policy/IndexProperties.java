package io.github.sts4j.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Many statements, found by index, say what they say one by one: those of one policy, those of many policies, and those
 * with more actions or resources than are worth an entry each.
 */
class IndexProperties {
  private static final List<String> ACTIONS = List.of(
      "*",
      "s3:*",
      "s3:Get*",
      "s3:GetObject",
      "S3:getobject",
      "s3:G?tObject",
      "s3:PutObject",
      "sqs:*");
  private static final List<String> RESOURCES = List.of(
      "*",
      "arn:aws:s3:::*",
      "arn:aws:s3:::data",
      "arn:aws:s3:::data/*",
      "arn:aws:s3:::data/a/*",
      "arn:aws:s3:::data/?/x",
      "arn:aws:s3:::data/a/x",
      "arn:aws:s3:::data/${aws:username}/*",
      "arn:aws:s3:::other/*");

  /** A statement as its author thinks of it. */
  private record Written(
      boolean deny,
      boolean notAction,
      boolean notResource,
      List<String> actions,
      List<String> resources) {
    String json() {
      return "{\"Effect\":\"" + (deny ? "Deny" : "Allow") + "\",\""
          + (notAction ? "NotAction" : "Action") + "\":" + list(actions) + ",\""
          + (notResource ? "NotResource" : "Resource") + "\":" + list(resources) + "}";
    }
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void indexedStatementsSayWhatTheySayOneByOne(
      @ForAll("statements") List<Written> statements,
      @ForAll("actions") String action,
      @ForAll("resources") String resource) {
    AccessRequest request = Policies.getObject(Policies.alice())
        .action(action)
        .resource(resource)
        .context(ConditionContext.builder().put("aws:username", "a").build())
        .build();
    List<Policy> apart = statements.stream().map(each -> policy(List.of(each))).toList();
    int oneByOne = apart.stream()
        .flatMap(policy -> policy.statements().stream())
        .mapToInt(each -> Signals.of(each.effect(), each.applies(request, false)))
        .reduce(Signals.SILENT, (a, b) -> a | b);
    for (List<Policy> policies : List.of(List.of(policy(statements)), apart)) {
      StatementSet set = new StatementSet(policies);
      assertEquals(Signals.denies(oneByOne), set.denies(request, false));
      assertEquals(Signals.allows(oneByOne), Signals.allows(set.grants(request)));
    }
  }

  @Example
  void statementOfManyActionsAndResourcesIsFound() {
    List<String> actions = names("s3:Get", 100);
    List<String> resources = names("arn:aws:s3:::data/", 100);
    List<Written> statements = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      statements.add(new Written(false, false, false, List.of("s3:Put" + i), List.of("*")));
    }
    statements.add(new Written(false, false, false, actions, resources));
    StatementSet set = new StatementSet(List.of(policy(statements)));
    for (String action : List.of("s3:Get0", "s3:get64", "s3:Get99")) {
      for (String resource : List.of(resources.get(0), resources.get(32), resources.get(99))) {
        AccessRequest request = Policies.getObject(Policies.alice())
            .action(action)
            .resource(resource)
            .build();
        assertEquals(Signals.ALLOW_EVERYONE, set.grants(request));
      }
    }
    AccessRequest other = Policies.getObject(Policies.alice())
        .action("s3:Get100")
        .resource(resources.get(0))
        .build();
    assertEquals(Signals.SILENT, set.grants(other));
  }

  @Provide
  Arbitrary<List<Written>> statements() {
    Arbitrary<Boolean> seldom = Arbitraries.integers().between(0, 9).map(it -> it == 0);
    return Combinators.combine(
            seldom,
            seldom,
            seldom,
            Arbitraries.of(ACTIONS).list().uniqueElements().ofMinSize(1).ofMaxSize(3),
            Arbitraries.of(RESOURCES).list().uniqueElements().ofMinSize(1).ofMaxSize(3))
        .as(Written::new)
        .list()
        .ofMaxSize(30);
  }

  @Provide
  Arbitrary<String> actions() {
    return Arbitraries.of(
        "s3:GetObject", "s3:PUTOBJECT", "s3:GetX", "s3:List", "sqs:Send", "ec2:Run");
  }

  @Provide
  Arbitrary<String> resources() {
    return Arbitraries.of(
        "arn:aws:s3:::data",
        "arn:aws:s3:::data/a/x",
        "arn:aws:s3:::data/b/x",
        "arn:aws:s3:::data/ab",
        "arn:aws:s3:::other/x",
        "arn:aws:sqs:eu-west-1:111122223333:q",
        "*");
  }

  private static Policy policy(List<Written> statements) {
    return Policy.parse(
        PolicyKind.IDENTITY,
        statements.stream()
            .map(Written::json)
            .collect(Collectors.joining(",", "{\"Version\":\"2012-10-17\",\"Statement\":[", "]}")));
  }

  private static List<String> names(String prefix, int count) {
    return IntStream.range(0, count).mapToObj(i -> prefix + i).toList();
  }

  private static String list(List<String> texts) {
    return texts.stream().collect(Collectors.joining("\",\"", "[\"", "\"]"));
  }
}
