package io.github.sts4j.testkit.policy;

import io.github.sts4j.policy.ConditionContext;
import java.util.List;

/** What a request may have under a condition key: nothing, one value, or a set. */
record ContextChoice(Form form, List<String> values) {
  enum Form {
    ABSENT,
    ONE,
    SET
  }

  static final ContextChoice ABSENT = new ContextChoice(Form.ABSENT, List.of());

  ContextChoice {
    values = List.copyOf(values);
  }

  static ContextChoice one(String value) {
    return new ContextChoice(Form.ONE, List.of(value));
  }

  static ContextChoice set(List<String> values) {
    return new ContextChoice(Form.SET, values);
  }

  void put(ConditionContext.Builder context, String key) {
    if (form == Form.ONE) {
      context.put(key, values.get(0));
    } else if (form == Form.SET) {
      context.putAll(key, values);
    }
  }
}
