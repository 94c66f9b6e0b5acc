package io.github.sts4j.policy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Cases in the format of `policy-cases` from a small world, so that policies and requests meet often: the same few
 * actions, resources, callers and keys, with a wildcard more, a letter off or another case.
 */
final class PolicyArbitraries {
  static final List<String> CALLERS = List.of(
      "arn:aws:iam::111122223333:user/alice",
      "arn:aws:iam::444455556666:user/alice",
      "arn:aws:sts::111122223333:assumed-role/app/s1",
      "arn:aws:sts::111122223333:federated-user/carol",
      "arn:aws:iam::111122223333:root",
      "anonymous");

  private PolicyArbitraries() {}

  /** A whole case: a request and any layers. */
  static Arbitrary<Map<String, Object>> cases() {
    return Combinators.combine(
            requests(),
            policies(false).list().ofMaxSize(2),
            policies(true).optional(0.6),
            policies(false).optional(0.3),
            policies(false).optional(0.4),
            levels(policies(false)),
            levels(denyingPolicies()))
        .as((request, identity, resource, boundary, session, scps, rcps) -> {
          Map<String, Object> testCase = new LinkedHashMap<>();
          testCase.put("id", "generated");
          testCase.put("request", request);
          testCase.put("identityPolicies", identity);
          resource.ifPresent(policy -> testCase.put("resourcePolicy", policy));
          boundary.ifPresent(policy -> testCase.put("permissionBoundaries", List.of(policy)));
          session.ifPresent(policy -> testCase.put("sessionPolicy", policy));
          testCase.put("scps", scps);
          testCase.put("rcps", rcps);
          return testCase;
        });
  }

  static Arbitrary<Map<String, Object>> requests() {
    Arbitrary<String> resources = Arbitraries.of(
        "*",
        "arn:aws:s3:::data/home/alice/x",
        "arn:aws:s3:::data/home/bob/x",
        "arn:aws:s3:::data",
        "arn:aws:sqs:eu-west-1:111122223333:jobs",
        "arn:aws:s3:::data/home/*/x");
    return Combinators.combine(
            Arbitraries.frequencyOf(
                Tuple.of(8, Arbitraries.of(CALLERS).map(it -> Map.of("principal", it))),
                Tuple.of(
                    1,
                    Arbitraries.just(
                        Map.of("principal", "ec2.amazonaws.com", "principalType", "Service"))),
                Tuple.of(
                    1, Arbitraries.just(Map.of("principal", "idp", "principalType", "Federated")))),
            Arbitraries.of(
                "s3:GetObject",
                "S3:getobject",
                "s3:PutObject",
                "sqs:SendMessage",
                "sts:GetCallerIdentity"),
            resources,
            Arbitraries.of("111122223333", "111122223333", "444455556666"),
            contexts())
        .as((principal, action, resource, account, context) -> {
          Map<String, Object> request = new LinkedHashMap<>(principal);
          request.put("action", action);
          request.put("resource", resource);
          request.put("resourceAccount", account);
          request.put("context", context);
          return request;
        });
  }

  private static Arbitrary<Map<String, Object>> contexts() {
    return Combinators.combine(
            maybe("aws:username", Arbitraries.of("alice", "bob", "*", "")),
            maybe("app:text", Arbitraries.of("a", "A", "ab", "a*", "alice")),
            maybe("app:number", Arbitraries.of("5", "5.0", "-1", "x", "10")),
            maybe(
                "app:date",
                Arbitraries.of("2024-01-01T00:00:00Z", "1704067200", "2024-01-01", "soon")),
            maybe("app:flag", Arbitraries.of("true", "FALSE", "0")),
            maybe("app:ip", Arbitraries.of("10.1.2.3", "::1", "2001:db8::5", "nowhere")),
            maybe("app:set", Arbitraries.of("a", "b", "ab").list().ofMaxSize(3)),
            maybe(
                "app:arn",
                Arbitraries.of("arn:aws:sns:eu:1:alice", "arn:aws:sns:us:1:t:x", "none")))
        .as((a, b, c, d, e, f, g, h) -> {
          Map<String, Object> context = new LinkedHashMap<>();
          List.of(a, b, c, d, e, f, g, h).forEach(context::putAll);
          return context;
        });
  }

  private static Arbitrary<Map<String, Object>> maybe(String key, Arbitrary<?> values) {
    return values
        .optional(0.7)
        .map(value -> value.<Map<String, Object>>map(it -> Map.of(key, it)).orElse(Map.of()));
  }

  private static Arbitrary<List<Object>> levels(Arbitrary<Map<String, Object>> policies) {
    Arbitrary<List<Object>> some =
        policies.list().ofMaxSize(2).map(level -> List.<Object>of(level));
    return Arbitraries.frequencyOf(Tuple.of(3, Arbitraries.just(List.of())), Tuple.of(1, some));
  }

  private static Arbitrary<Map<String, Object>> denyingPolicies() {
    return statements(true).map(statement -> {
      statement.put("Effect", "Deny");
      statement.remove("NotPrincipal");
      statement.put("Principal", "*");
      return document("2012-10-17", List.of(statement));
    });
  }

  /** Policies of a few statements. */
  static Arbitrary<Map<String, Object>> policies(boolean principal) {
    return Combinators.combine(
            Arbitraries.of("2012-10-17", "2012-10-17", "2008-10-17"),
            statements(principal).list().ofMaxSize(4))
        .as(PolicyArbitraries::document);
  }

  static Map<String, Object> document(String version, List<Map<String, Object>> statements) {
    Map<String, Object> policy = new LinkedHashMap<>();
    policy.put("Version", version);
    policy.put("Statement", statements);
    return policy;
  }

  static Arbitrary<Map<String, Object>> statements(boolean principal) {
    return Combinators.combine(
            Arbitraries.of("Allow", "Allow", "Allow", "Deny"),
            either("Action", "NotAction", actions()),
            either("Resource", "NotResource", resources()),
            principal
                ? either("Principal", "NotPrincipal", principals(), 12)
                : Arbitraries.just(Map.<String, Object>of()),
            conditions())
        .as((effect, action, resource, who, conditions) -> {
          Map<String, Object> statement = new LinkedHashMap<>();
          statement.put("Effect", effect);
          statement.putAll(action);
          statement.putAll(resource);
          statement.putAll(who);
          if (!conditions.isEmpty()) {
            statement.put("Condition", conditions);
          }
          return statement;
        });
  }

  private static Arbitrary<Map<String, Object>> either(
      String element, String negation, Arbitrary<?> values) {
    return either(element, negation, values, 6);
  }

  private static Arbitrary<Map<String, Object>> either(
      String element, String negation, Arbitrary<?> values, int odds) {
    return Combinators.combine(Arbitraries.integers().between(0, odds), values)
        .as((draw, value) -> Map.of(draw == 0 ? negation : element, value));
  }

  private static Arbitrary<List<String>> actions() {
    return Arbitraries.of(
            "*",
            "s3:*",
            "s3:GetObject",
            "S3:GETOBJECT",
            "s3:Get*",
            "s3:?utObject",
            "s3:PutObject",
            "sqs:*",
            "sqs:SendMessag?",
            "s3:GetObjec")
        .list()
        .ofMinSize(1)
        .ofMaxSize(3);
  }

  private static Arbitrary<List<String>> resources() {
    return Arbitraries.of(
            "*",
            "arn:aws:s3:::data/*",
            "arn:aws:s3:::data/home/alice/x",
            "arn:aws:s3:::data/home/${aws:username}/*",
            "arn:aws:s3:::data/home/${*}/x",
            "arn:aws:s3:::data/home/${app:none, 'bob'}/?",
            "arn:aws:s3:::dat?",
            "arn:*:s3:::data*",
            "arn:aws:sqs:*:111122223333:jobs",
            "arn:aws:sqs:*:*:*",
            "arn:aws:s3:::data/home/${app:set}*",
            "arn:aws:s3:::Data/*")
        .list()
        .ofMinSize(1)
        .ofMaxSize(3);
  }

  private static Arbitrary<Object> principals() {
    Arbitrary<Object> aws = Arbitraries.of(
            "*",
            "111122223333",
            "arn:aws:iam::111122223333:root",
            "arn:aws:iam::111122223333:user/alice",
            "arn:aws:iam::444455556666:user/alice",
            "arn:aws:iam::111122223333:role/team/app",
            "arn:aws:sts::111122223333:assumed-role/app/s1",
            "arn:aws:sts::111122223333:assumed-role/app/s2",
            "arn:aws:sts::111122223333:federated-user/carol")
        .list()
        .ofMinSize(1)
        .ofMaxSize(3)
        .map(list -> Map.of("AWS", list));
    return Arbitraries.frequencyOf(
        Tuple.of(1, Arbitraries.just((Object) "*")),
        Tuple.of(8, aws),
        Tuple.of(1, Arbitraries.just((Object)
            Map.of("Service", "ec2.amazonaws.com", "Federated", "idp"))));
  }

  private static Arbitrary<Map<String, Object>> conditions() {
    return condition().list().ofMaxSize(2).map(list -> {
      Map<String, Object> conditions = new LinkedHashMap<>();
      list.forEach(conditions::putAll);
      return conditions;
    });
  }

  private static Arbitrary<Map<String, Object>> condition() {
    Arbitrary<String> text = Arbitraries.of(
        "a", "A", "a*", "?b", "${aws:username}", "${app:none, 'ab'}", "${app:none}", "${*}");
    return Arbitraries.oneOf(
        condition(
            List.of(
                "StringEquals",
                "StringNotEquals",
                "StringLike",
                "StringNotLike",
                "StringEqualsIgnoreCase",
                "StringNotEqualsIgnoreCase"),
            List.of("app:text", "APP:Text", "aws:username", "app:set", "app:none"),
            text),
        condition(
            List.of(
                "NumericEquals",
                "NumericNotEquals",
                "NumericLessThan",
                "NumericLessThanEquals",
                "NumericGreaterThan",
                "NumericGreaterThanEquals"),
            List.of("app:number"),
            Arbitraries.of("5", "05", "10", "x")),
        condition(
            List.of(
                "DateEquals",
                "DateNotEquals",
                "DateLessThan",
                "DateLessThanEquals",
                "DateGreaterThan",
                "DateGreaterThanEquals"),
            List.of("app:date"),
            Arbitraries.of("2024-01-01T01:00:00+01:00", "1704067201", "2023-12-31", "never")),
        condition(
            List.of("Bool", "Null"),
            List.of("app:flag", "app:set", "app:none"),
            Arbitraries.of("true", "false")),
        condition(
            List.of("IpAddress", "NotIpAddress"),
            List.of("app:ip"),
            Arbitraries.of("10.0.0.0/8", "::/0", "2001:DB8::/32", "10.1.2.3", "x")),
        condition(
            List.of("ArnEquals", "ArnLike", "ArnNotEquals", "ArnNotLike"),
            List.of("app:arn", "app:none"),
            Arbitraries.of(
                "arn:aws:sns:*:1:${aws:username}", "arn:aws:sns:us:1:*", "*", "arn:aws:sns:*")));
  }

  private static Arbitrary<Map<String, Object>> condition(
      List<String> operators, List<String> keys, Arbitrary<String> values) {
    return Combinators.combine(
            Arbitraries.of("", "", "ForAllValues:", "ForAnyValue:"),
            Arbitraries.of(operators),
            Arbitraries.of("", "", "IfExists"),
            Arbitraries.of(keys),
            values.list().ofMinSize(1).ofMaxSize(2))
        .as((set, operator, ifExists, key, list) -> Map.of(
            set + operator + (operator.equals("Null") ? "" : ifExists),
            Map.of(key, new ArrayList<>(list))));
  }
}
