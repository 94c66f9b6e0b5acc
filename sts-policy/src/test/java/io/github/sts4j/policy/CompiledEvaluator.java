package io.github.sts4j.policy;

import io.github.sts4j.policy.reference.Answer;
import io.github.sts4j.policy.reference.Situation;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks the evaluator under test what the reference is asked. */
final class CompiledEvaluator {
  private CompiledEvaluator() {}

  static Answer decide(Situation asked) {
    try {
      AccessDecision decision = AccessEvaluator.evaluate(stack(asked), request(asked));
      Answer.Layer layer = decision
          .decidingLayer()
          .map(it -> Answer.Layer.valueOf(it.name()))
          .orElse(Answer.Layer.NONE);
      return new Answer(Answer.Word.valueOf(decision.outcome().name()), layer);
    } catch (PolicyParseException malformed) {
      return new Answer(Answer.Word.ERROR, Answer.Layer.NONE);
    }
  }

  static boolean allows(Situation asked) {
    return decide(asked).word() == Answer.Word.ALLOWED;
  }

  static AccessRequest request(Situation asked) {
    ConditionContext.Builder context = ConditionContext.builder();
    for (Map.Entry<String, Situation.Given> key : asked.context().entrySet()) {
      if (key.getValue().set()) {
        context.putAll(key.getKey(), key.getValue().values());
      } else {
        context.put(key.getKey(), key.getValue().values().get(0));
      }
    }
    AccessRequest.Builder request = AccessRequest.builder()
        .principal(principal(asked))
        .action(asked.action())
        .resource(asked.resource())
        .context(context.build());
    asked.resourceAccount().ifPresent(request::resourceAccount);
    return request.build();
  }

  static PolicyStack stack(Situation asked) {
    PolicyStack.Builder stack = PolicyStack.builder()
        .identity(policies(PolicyKind.IDENTITY, asked.identity()))
        .serviceControl(levels(PolicyKind.SERVICE_CONTROL, asked.serviceControl()))
        .resourceControl(levels(PolicyKind.RESOURCE_CONTROL, asked.resourceControl()))
        .boundaryLimitsDirectUserGrants(asked.boundaryLimitsDirectUserGrants());
    if (asked.principal().endsWith(":root")) {
      stack.identityAllowsAll();
    }
    PolicyKind onResource = asked.trust() ? PolicyKind.TRUST : PolicyKind.RESOURCE;
    asked.resourcePolicy().ifPresent(text -> stack.resource(Policy.parse(onResource, text)));
    asked
        .boundary()
        .ifPresent(
            text -> stack.permissionsBoundary(Policy.parse(PolicyKind.PERMISSIONS_BOUNDARY, text)));
    asked.session().ifPresent(texts -> stack.session(policies(PolicyKind.SESSION, texts)));
    return stack.build();
  }

  private static RequestPrincipal principal(Situation asked) {
    RequestPrincipal named = RequestPrincipal.parse(asked.principal(), asked.principalType());
    Optional<Arn> entity = asked.entityArn().map(Arn::parse);
    if (named instanceof RequestPrincipal.User user) {
      return new RequestPrincipal.User(user.arn(), asked.entityId());
    }
    if (named instanceof RequestPrincipal.Role role) {
      return new RequestPrincipal.Role(role.arn(), asked.entityId());
    }
    if (named instanceof RequestPrincipal.RoleSession session) {
      return new RequestPrincipal.RoleSession(session.sessionArn(), entity, asked.entityId());
    }
    if (named instanceof RequestPrincipal.FederatedUser user) {
      return new RequestPrincipal.FederatedUser(user.arn(), entity, asked.entityId());
    }
    return named;
  }

  private static List<List<Policy>> levels(PolicyKind kind, List<List<String>> levels) {
    return levels.stream().map(level -> policies(kind, level)).toList();
  }

  private static List<Policy> policies(PolicyKind kind, List<String> texts) {
    return texts.stream().map(text -> Policy.parse(kind, text)).toList();
  }
}
