package io.github.sts4j.testkit.policy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Ways to write the same policy otherwise. What they choose comes from the random numbers given. */
enum Respelling {
  /** Statements in another order. */
  ORDER {
    @Override
    PolicyDraft respell(PolicyDraft policy, Random random) {
      List<StatementDraft> statements = new ArrayList<>(policy.statements());
      Collections.shuffle(statements, random);
      return policy.withStatements(statements);
    }
  },
  /** A statement for each action. */
  SPLIT {
    @Override
    PolicyDraft respell(PolicyDraft policy, Random random) {
      List<StatementDraft> statements = new ArrayList<>();
      for (StatementDraft each : policy.statements()) {
        if (each.notAction()) {
          statements.add(each);
        } else {
          each.actions()
              .forEach(action -> statements.add(each.withActions(false, List.of(action))));
        }
      }
      return policy.withStatements(statements);
    }
  },
  /** Actions and condition keys in other letter case (EV-20). */
  LETTER_CASE {
    @Override
    PolicyDraft respell(PolicyDraft policy, Random random) {
      return policy.withStatements(policy.statements().stream()
          .map(each -> each.withActions(
                  each.notAction(),
                  each.actions().stream().map(it -> otherCase(it, random)).toList())
              .withConditions(each.conditions().stream()
                  .map(it -> it.withKey(otherCase(it.key(), random)))
                  .toList()))
          .toList());
    }
  },
  /** Entries of lists in another order, one of them twice. */
  LISTS {
    @Override
    PolicyDraft respell(PolicyDraft policy, Random random) {
      return policy.withStatements(policy.statements().stream()
          .map(each -> each.withActions(each.notAction(), turned(each.actions(), random))
              .withResources(
                  each.notResource(),
                  each.resources() == null ? null : turned(each.resources(), random))
              .withConditions(each.conditions().stream()
                  .map(it -> it.withValues(turned(it.values(), random)))
                  .toList()))
          .toList());
    }
  };

  /** The policy written otherwise. */
  abstract PolicyDraft respell(PolicyDraft policy, Random random);

  private static String otherCase(String text, Random random) {
    return random.nextBoolean() ? text.toLowerCase(Locale.ROOT) : text.toUpperCase(Locale.ROOT);
  }

  private static List<String> turned(List<String> entries, Random random) {
    List<String> turned = new ArrayList<>(entries);
    if (!turned.isEmpty()) {
      turned.add(turned.get(random.nextInt(turned.size())));
    }
    Collections.shuffle(turned, random);
    return turned;
  }
}
