package io.github.sts4j.policy.json;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** One step below a parent value; the pointer text is made only when somebody asks for it. */
record JsonPath(@Nullable JsonPath parent, String step) {
  static final JsonPath ROOT = new JsonPath(null, "");

  JsonPath child(String name) {
    return new JsonPath(this, name);
  }

  JsonPath child(int index) {
    return new JsonPath(this, Integer.toString(index));
  }

  /** The JSON pointer of RFC 6901, with `~` and `/` escaped. */
  String pointer() {
    Deque<String> steps = new ArrayDeque<>();
    for (JsonPath at = this; at.parent != null; at = at.parent) {
      steps.push(at.step);
    }
    StringBuilder pointer = new StringBuilder();
    for (String each : steps) {
      pointer.append('/').append(each.replace("~", "~0").replace("/", "~1"));
    }
    return pointer.toString();
  }
}
