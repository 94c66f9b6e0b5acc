package io.github.sts4j.policy.generator;

import io.github.sts4j.policy.json.JsonWriter;
import io.github.sts4j.policy.reference.Situation.Given;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Policies around one request: most of their elements match it, or miss it by little. */
final class PolicySource {
  /** What a policy may say about whom and what. */
  enum Form {
    PLAIN,
    RESOURCE,
    TRUST,
    RESOURCE_CONTROL
  }

  private final Choices choices;
  private final Caller caller;
  private final String action;
  private final String resource;
  private final Nearby nearby;
  private final ConditionSource conditions;

  PolicySource(
      Choices choices, Caller caller, String action, String resource, Map<String, Given> context) {
    this.choices = choices;
    this.caller = caller;
    this.action = action;
    this.resource = resource;
    this.nearby = new Nearby(choices, context);
    this.conditions = new ConditionSource(choices, context);
  }

  String policy(Form form) {
    Map<String, Object> policy = new LinkedHashMap<>();
    if (choices.percent(85)) {
      policy.put("Version", choices.percent(80) ? "2012-10-17" : "2008-10-17");
    }
    List<Object> statements = new ArrayList<>();
    for (int i = 1 + choices.below(3); i > 0; i--) {
      statements.add(statement(form, statements.size()));
    }
    policy.put("Statement", statements.size() == 1 ? statements.get(0) : statements);
    if (choices.percent(1)) {
      // Malformed in most kinds of policies.
      policy.put(choices.of("Id", "Comment"), "x");
    }
    // A cut may have split a character in two, which no JSON text may hold.
    return JsonWriter.write(policy).replaceAll("\\p{Cs}", "x");
  }

  private Map<String, Object> statement(Form form, int index) {
    Map<String, Object> statement = new LinkedHashMap<>();
    if (choices.percent(20)) {
      statement.put("Sid", "S" + index);
    }
    boolean deny = form == Form.RESOURCE_CONTROL || choices.percent(13);
    statement.put("Effect", deny ? "Deny" : "Allow");
    if (form == Form.RESOURCE_CONTROL) {
      statement.put("Principal", choices.percent(50) ? "*" : Map.of("AWS", "*"));
    } else if (form != Form.PLAIN) {
      boolean not = form == Form.RESOURCE && choices.percent(deny ? 40 : 5);
      statement.put(not ? "NotPrincipal" : "Principal", principal(form, not));
    }
    boolean notAction = choices.percent(8);
    statement.put(notAction ? "NotAction" : "Action", actions(notAction || deny));
    if (form != Form.TRUST) {
      boolean notResource = choices.percent(8);
      statement.put(notResource ? "NotResource" : "Resource", resources(notResource || deny));
    }
    int tests = choices.of(0, 0, 0, 1, 1, 2) + (form == Form.RESOURCE_CONTROL ? 1 : 0);
    if (tests > 0) {
      statement.put("Condition", conditions.conditions(tests));
    }
    return statement;
  }

  private Object principal(Form form, boolean not) {
    if (form == Form.RESOURCE && choices.percent(8)) {
      return "*";
    }
    Map<String, Object> principal = new LinkedHashMap<>();
    List<String> aws = new ArrayList<>();
    for (int i = 1 + choices.below(not ? 4 : 2); i > 0; i--) {
      aws.add(choices.percent(80) ? choices.of(caller.names()) : choices.of(Caller.AWS_PRINCIPALS));
    }
    if (not && choices.percent(50)) {
      aws.addAll(caller.names());
    }
    principal.put("AWS", aws.size() == 1 ? aws.get(0) : aws);
    if (choices.percent(40) && !caller.type().equals("AWS")) {
      boolean canonicalInTrust = form == Form.TRUST && caller.type().equals("CanonicalUser");
      principal.put(canonicalInTrust ? "Service" : caller.type(), caller.principal());
    }
    if (choices.percent(5)) {
      principal.put("Service", choices.of("lambda.amazonaws.com", "ec2.amazonaws.com"));
    }
    return principal;
  }

  private Object actions(boolean narrow) {
    List<String> actions = new ArrayList<>();
    for (int i = choices.of(1, 1, 1, 1, 2, 2, 3, 3, 3, 0);
        i > 0 || (narrow && actions.isEmpty());
        i--) {
      actions.add(action(narrow));
    }
    return actions.size() == 1 && choices.percent(70) ? actions.get(0) : actions;
  }

  private String action(boolean narrow) {
    String service = action.substring(0, action.indexOf(':') + 1);
    String name = action.substring(service.length());
    return switch (choices.below(narrow ? 8 : 10)) {
      case 0 -> nearby.swapCase(action);
      case 1 -> service + "*";
      case 2 -> service + name.substring(0, choices.below(name.length() + 1)) + "*";
      case 3 -> service + "?" + name.substring(1);
      case 4 -> service + "*" + name.substring(choices.below(name.length() + 1));
      case 5 -> choices.of("sqs:SendMessage", "s3:PutObject", "sts:TagSession");
      case 6 -> action + choices.of("x", "?", "Version");
      case 7 -> action;
      default -> choices.of("*", "*", action);
    };
  }

  private Object resources(boolean narrow) {
    List<String> resources = new ArrayList<>();
    for (int i = choices.of(1, 1, 1, 1, 2, 2, 3, 3, 3, 0);
        i > 0 || (narrow && resources.isEmpty());
        i--) {
      resources.add(resource(narrow));
    }
    return resources.size() == 1 && choices.percent(70) ? resources.get(0) : resources;
  }

  private String resource(boolean narrow) {
    if (choices.percent(narrow ? 20 : 45)) {
      return "*";
    }
    String[] parts = (resource.equals("*") ? "arn:aws:s3:::data" : resource).split(":", 6);
    if (choices.percent(20)) {
      int at = 1 + choices.below(4);
      parts[at] = choices.of("*", "?*", parts[at], parts[at] + "*", "x");
    }
    parts[5] = nearby.pattern(parts[5]);
    return String.join(":", parts);
  }
}
