package io.github.sts4j.policy.generator;

import io.github.sts4j.policy.generator.PolicySource.Form;
import io.github.sts4j.policy.reference.Situation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whole situations: a request and the layers around it. */
public final class SituationSource {
  private static final String A = "111122223333";
  private static final List<String> RESOURCES = List.of(
      "arn:aws:s3:::data/home/alice/report.txt",
      "arn:aws:s3:::data/home/alice/report.txt",
      "arn:aws:s3:::data",
      "arn:aws:s3:::data/a*?/\uD83D\uDD11",
      "arn:aws:s3:::data/a:b\nc",
      "arn:aws:sqs:eu-west-1:" + A + ":alice",
      "*");

  private final Choices choices;

  private SituationSource(Choices choices) {
    this.choices = choices;
  }

  /** A situation by these choices. */
  public static Situation situation(Choices choices) {
    return new SituationSource(choices).situation();
  }

  private Situation situation() {
    Caller caller = choices.percent(70) ? Caller.ALL.get(choices.below(5)) : choices.of(Caller.ALL);
    boolean trust = choices.percent(20);
    String action = trust
        ? choices.of("sts:AssumeRole", "sts:AssumeRoleWithSAML", "sts:TagSession")
        : choices.percent(3)
            ? choices.of("sts:GetCallerIdentity", "STS:getsessiontoken")
            : choices.of("s3:GetObject", "s3:GetObject", "S3:getobjectVersion", "sqs:SendMessage");
    String resource = trust ? "arn:aws:iam::" + A + ":role/target" : choices.of(RESOURCES);
    Map<String, Situation.Given> context = new ContextSource(choices).context();
    PolicySource source = new PolicySource(choices, caller, action, resource, context);
    boolean hasResourcePolicy = trust || choices.percent(55);
    return new Situation(
        caller.principal(),
        caller.type(),
        caller.entityArn(),
        caller.entityId(),
        action,
        resource,
        account(),
        context,
        policies(source, Form.PLAIN, choices.of(0, 1, 1, 2, 2, 2)),
        hasResourcePolicy
            ? Optional.of(source.policy(trust ? Form.TRUST : Form.RESOURCE))
            : Optional.empty(),
        trust,
        choices.percent(35) ? Optional.of(source.policy(Form.PLAIN)) : Optional.empty(),
        choices.percent(35)
            ? Optional.of(policies(source, Form.PLAIN, choices.of(1, 2, 2, 2, 2, 2, 0)))
            : Optional.empty(),
        levels(source, Form.PLAIN, choices.of(0, 0, 0, 0, 1, 1, 2)),
        levels(source, Form.RESOURCE_CONTROL, choices.of(0, 0, 0, 1, 2)),
        choices.percent(15));
  }

  private Optional<String> account() {
    return choices.percent(8)
        ? Optional.empty()
        : Optional.of(choices.percent(85) ? A : "444455556666");
  }

  private List<List<String>> levels(PolicySource source, Form form, int count) {
    List<List<String>> levels = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      levels.add(policies(source, form, choices.of(1, 2, 2, 2, 2, 2, 0)));
    }
    return levels;
  }

  private static List<String> policies(PolicySource source, Form form, int count) {
    List<String> policies = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      policies.add(source.policy(form));
    }
    return policies;
  }
}
