package io.github.sts4j.testkit.policy;

import io.github.sts4j.policy.PolicyKind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/** Statements about a vocabulary in the grammar of one kind of policy. */
final class StatementArbitraries {
  private static final List<String> TRUST_ACTIONS = List.of(
      "sts:AssumeRole", "sts:TagSession", "sts:SetSourceIdentity", "sts:AssumeRoleWithWebIdentity");

  private static final List<PrincipalDraft> PRINCIPALS = List.of(
      PrincipalDraft.everyone(),
      named("AWS", "arn:aws:iam::111122223333:user/alice"),
      named("AWS", "111122223333"),
      named("AWS", "arn:aws:iam::111122223333:role/app"),
      named("AWS", "arn:aws:sts::111122223333:assumed-role/app/s1"),
      named("AWS", "arn:aws:iam::444455556666:root"),
      named("Service", "lambda.amazonaws.com"),
      named("Federated", "arn:aws:iam::111122223333:oidc-provider/idp.example.org"));

  private final PolicyKind kind;
  private final PolicyVocabulary vocabulary;

  StatementArbitraries(PolicyKind kind, PolicyVocabulary vocabulary) {
    this.kind = kind;
    this.vocabulary = vocabulary;
  }

  Arbitrary<StatementDraft> statements() {
    boolean trust = kind == PolicyKind.TRUST;
    List<String> actions = actionPatterns(trust ? TRUST_ACTIONS : vocabulary.actions());
    Arbitrary<List<String>> resources = trust
        ? Arbitraries.just(List.of())
        : Arbitraries.of(resourcePatterns(vocabulary.resources()))
            .list()
            .uniqueElements()
            .ofMinSize(1)
            .ofMaxSize(2);
    return Combinators.combine(
            denies(),
            rarely(),
            Arbitraries.of(actions).list().uniqueElements().ofMinSize(1).ofMaxSize(2),
            rarely(),
            resources,
            ConditionArbitraries.conditions(vocabulary),
            Arbitraries.of(PRINCIPALS))
        .as((deny, notAction, action, notResource, resource, conditions, principal) ->
            new StatementDraft(
                deny,
                principal(principal),
                notAction,
                action,
                notResource && !trust,
                trust ? null : resource,
                conditions));
  }

  /** RESOURCE_CONTROL policies are about everybody (EV-4), and most kinds about nobody in particular. */
  private @Nullable PrincipalDraft principal(PrincipalDraft chosen) {
    return switch (kind) {
      case RESOURCE, TRUST -> chosen;
      case RESOURCE_CONTROL -> PrincipalDraft.everyone();
      case IDENTITY, SESSION, PERMISSIONS_BOUNDARY, SERVICE_CONTROL -> null;
    };
  }

  private Arbitrary<Boolean> denies() {
    return kind == PolicyKind.RESOURCE_CONTROL
        ? Arbitraries.just(true)
        : Arbitraries.frequency(Tuple.of(4, false), Tuple.of(1, true));
  }

  private static Arbitrary<Boolean> rarely() {
    return Arbitraries.frequency(Tuple.of(9, false), Tuple.of(1, true));
  }

  /** Every action, every service, and every beginning of a name that ends with a word. */
  private static List<String> actionPatterns(List<String> actions) {
    Set<String> patterns = new LinkedHashSet<>(List.of("*"));
    for (String action : actions) {
      patterns.add(action);
      patterns.add(action.substring(0, action.indexOf(':') + 1) + "*");
      patterns.add(action.replaceAll("(?<=[a-z])[A-Z].*$", "*"));
      patterns.add(action.substring(0, action.length() - 1) + "?");
    }
    return new ArrayList<>(patterns);
  }

  /** Every resource, what is below it, what is beside it, and the variable in place of a name. */
  private static List<String> resourcePatterns(List<String> resources) {
    Set<String> patterns = new LinkedHashSet<>(List.of("*"));
    for (String resource : resources) {
      patterns.add(resource);
      patterns.add(resource + "*");
      patterns.add(
          resource.substring(0, resource.lastIndexOf('/') + 1).isEmpty()
              ? resource + "/*"
              : resource.substring(0, resource.lastIndexOf('/') + 1) + "*");
      patterns.add(resource.substring(0, resource.length() - 1) + "?");
      if (resource.contains("/alice")) {
        patterns.add(resource.replace("/alice", "/${aws:username}"));
      }
    }
    return new ArrayList<>(patterns);
  }

  private static PrincipalDraft named(String type, String name) {
    return new PrincipalDraft(false, false, Map.of(type, List.of(name)));
  }
}
