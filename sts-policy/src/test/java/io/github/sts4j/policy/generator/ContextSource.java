package io.github.sts4j.policy.generator;

import io.github.sts4j.policy.reference.Situation.Given;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Request contexts over few keys, so that policies and requests speak of the same ones. */
final class ContextSource {
  /** What the values of a key look like, and so which operators suit it. */
  enum Type {
    TEXT("String"),
    NUMBER("Numeric"),
    DATE("Date"),
    BOOL("Bool"),
    BINARY("BinaryEquals"),
    ADDRESS("IpAddress"),
    ARN("Arn");

    final String operators;

    Type(String operators) {
      this.operators = operators;
    }
  }

  static final Map<String, Type> KEYS = keys();

  private static final Map<Type, List<String>> VALUES = Map.of(
      Type.TEXT,
      List.of(
          "alice",
          "Alice",
          "data",
          "home/alice",
          "report",
          "a*",
          "a?",
          "",
          "$",
          "é",
          "\uD83D\uDD11k"),
      Type.NUMBER,
      List.of(
          "0",
          "-0",
          "10",
          "10.0",
          "+10",
          "9.99",
          "-10",
          "010",
          "1e1",
          "ten",
          "99999999999999999999"),
      Type.DATE,
      List.of(
          "2026-01-01T00:00:00Z",
          "2026-01-01",
          "1767225600",
          "2026-01-01T01:00+01:00",
          "2025-12-31T23:59:59.999999999Z",
          "2026-01-01T00:00:00.000Z",
          "2026-02-29",
          "-1",
          "2026-01-01T24:00:00Z",
          "soon"),
      Type.BOOL,
      List.of("true", "false", "True", "FALSE", "yes", ""),
      Type.BINARY,
      List.of("AQI=", "AQID", "AR==", "AQ==", "", "no"),
      Type.ADDRESS,
      List.of(
          "203.0.113.9",
          "203.0.113.255",
          "203.0.114.0",
          "0.0.0.0",
          "255.255.255.255",
          "2001:db8::1",
          "2001:DB8:0:0::1",
          "2001:db8::ffff:203.0.113.9",
          "::",
          "203.0.113.09",
          "here"),
      Type.ARN,
      List.of(
          "arn:aws:iam::111122223333:user/alice",
          "arn:aws:iam::111122223333:role/team/app",
          "arn:aws:s3:::data/a:b",
          "arn:aws:iam::111122223333:*",
          "arn:aws:sns:eu-west-1:444455556666:t",
          "arn:aws:iam",
          "alice"));

  private final Choices choices;

  ContextSource(Choices choices) {
    this.choices = choices;
  }

  Map<String, Given> context() {
    Map<String, Given> context = new LinkedHashMap<>();
    KEYS.forEach((key, type) -> {
      if (choices.percent(40)) {
        context.put(key, choices.percent(75) ? Given.one(value(type)) : Given.set(values(type)));
      }
    });
    return context;
  }

  String value(Type type) {
    return choices.of(VALUES.get(type));
  }

  private List<String> values(Type type) {
    List<String> values = new ArrayList<>();
    for (int i = choices.below(4); i > 0; i--) {
      values.add(value(type));
    }
    return values;
  }

  private static Map<String, Type> keys() {
    Map<String, Type> keys = new LinkedHashMap<>();
    keys.put("aws:username", Type.TEXT);
    keys.put("aws:PrincipalTag/Team", Type.TEXT);
    keys.put("aws:TagKeys", Type.TEXT);
    keys.put("app:Count", Type.NUMBER);
    keys.put("aws:CurrentTime", Type.DATE);
    keys.put("aws:SecureTransport", Type.BOOL);
    keys.put("app:Digest", Type.BINARY);
    keys.put("aws:SourceIp", Type.ADDRESS);
    keys.put("aws:PrincipalArn", Type.ARN);
    return keys;
  }
}
