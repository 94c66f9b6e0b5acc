package io.github.sts4j.testkit.policy;

import io.github.sts4j.policy.AccessRequest;
import io.github.sts4j.policy.Policy;
import java.util.List;

/** What a failed check says: the request, each decision with its reason, and how to search again. */
record CounterexampleMessage(
    String claim, List<Policy> policies, SearchResult result, AccessRequest request) {

  String text() {
    StringBuilder text = new StringBuilder(claim).append(":\n  request: ").append(request);
    if (!request.context().keys().isEmpty()) {
      text.append("\n  context: ").append(request.context());
    }
    for (int i = 0; i < policies.size(); i++) {
      text.append("\n  ")
          .append(label(i))
          .append(": ")
          .append(PolicyDecisions.decide(policies.get(i), request).explain());
    }
    for (int i = 0; i < policies.size(); i++) {
      text.append("\n  ").append(label(i)).append(" is ").append(policies.get(i).json());
    }
    SearchSettings settings = result.settings();
    return text.append("\n  found by try ")
        .append(result.tried())
        .append(" of a search; repeat it with new SearchSettings(")
        .append(settings.seed())
        .append(", ")
        .append(settings.tries())
        .append(')')
        .toString();
  }

  private String label(int index) {
    String plain = policies.size() == 1 ? "policy" : index == 0 ? "before" : "after";
    return policies.get(index).name().map(name -> plain + " `" + name + "`").orElse(plain);
  }
}
