package io.github.sts4j.testkit.policy;

import io.github.sts4j.policy.AccessRequest;
import io.github.sts4j.policy.ConditionContext;
import io.github.sts4j.policy.RequestPrincipal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Parts of requests that make a difference to some policies: taken from their own patterns, the simplest first.
 *
 * @param context the condition keys that the policies ask about, with what a request may have there
 */
record Candidates(
    List<RequestPrincipal> principals,
    List<String> actions,
    List<String> resources,
    Map<String, List<ContextChoice>> context) {

  static Candidates of(Collection<PolicyDraft> policies) {
    VariableValues variables = new VariableValues(policies);
    Set<Glob> actions = new LinkedHashSet<>();
    Set<Glob> resources = new LinkedHashSet<>();
    for (PolicyDraft policy : policies) {
      for (StatementDraft statement : policy.statements()) {
        statement.actions().forEach(pattern -> actions.add(Glob.action(pattern)));
        statement
            .resourceList()
            .forEach(pattern ->
                resources.addAll(variables.globs(pattern, policy.variables(), true, true)));
      }
    }
    List<String> arns = new ArrayList<>(Representatives.of(Glob.anyArn(), resources));
    arns.add("*");
    return new Candidates(
        PrincipalCandidates.of(policies),
        Representatives.of(Glob.anyAction(), actions),
        arns,
        new ContextCandidates(policies, variables).choices());
  }

  /** How many requests can be put together. */
  BigInteger combinations() {
    BigInteger count = BigInteger.valueOf(principals.size())
        .multiply(BigInteger.valueOf(actions.size()))
        .multiply(BigInteger.valueOf(resources.size()));
    for (List<ContextChoice> choices : context.values()) {
      count = count.multiply(BigInteger.valueOf(choices.size()));
    }
    return count;
  }

  /** A request of these parts. */
  static AccessRequest request(
      RequestPrincipal principal,
      String action,
      String resource,
      Map<String, ContextChoice> context) {
    ConditionContext.Builder builder = ConditionContext.builder();
    context.forEach((key, choice) -> choice.put(builder, key));
    AccessRequest.Builder request = AccessRequest.builder()
        .principal(principal)
        .action(action)
        .resource(resource)
        .context(builder.build());
    principal.account().ifPresent(request::resourceAccount);
    return request.build();
  }
}
