package io.github.sts4j.core.denial;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.sts4j.core.session.AuthenticatedCaller;
import io.github.sts4j.policy.AccessDecision;
import io.github.sts4j.policy.AccessRequest;
import io.github.sts4j.policy.DecidingStatement;
import io.github.sts4j.policy.LayerExplanation;
import io.github.sts4j.policy.json.JsonWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A denial as JSON, in the form that DecodeAuthorizationMessage gives (DM-4), and what the layers of policies said to it
 * in a member of our own, {@code explanation}.
 */
final class DenialDocument {
  private final AuthenticatedCaller caller;
  private final AccessRequest request;
  private final View view;
  private final List<DecidingStatement> denying;
  private final List<LayerExplanation> layers;

  private DenialDocument(AuthenticatedCaller caller, AccessDecision denial, View view) {
    this.caller = caller;
    this.request = denial.request();
    this.view = view;
    this.denying = denial.decidingStatements().stream()
        .filter(statement -> view.shows(statement.reference().layer()))
        .toList();
    this.layers = denial.explanation().layers().stream()
        .filter(layer -> view.shows(layer.layer()))
        .toList();
  }

  /** The document, of at most so many bytes in UTF-8. */
  static String write(
      AuthenticatedCaller caller, AccessDecision denial, View view, int longestInBytes) {
    DenialDocument document = new DenialDocument(caller, denial, view);
    String text = "";
    for (Detail detail : Detail.STEPS) {
      text = JsonWriter.write(document.json(detail));
      if (text.getBytes(UTF_8).length <= longestInBytes) {
        return text;
      }
    }
    throw new AssertionError(
        "the shortest form of a denial takes " + text.length() + " characters");
  }

  private Map<String, Object> json(Detail detail) {
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("allowed", false);
    out.put("explicitDeny", !denying.isEmpty());
    String principalId = caller.userId().split(":", 2)[0];
    out.put(
        "matchedStatements",
        detail.items(denying, it -> MatchedStatement.json(it, principalId, detail)));
    out.put("failures", detail.values(List.of()));
    out.put("context", context(detail));
    if (detail.explained()) {
      out.put("explanation", LayerReport.json(layers, view, detail));
    }
    if (!detail.isWhole()) {
      out.put("truncated", true);
    }
    return out;
  }

  private Map<String, Object> context(Detail detail) {
    Map<String, Object> principal = new LinkedHashMap<>();
    principal.put("id", detail.cut(caller.userId()));
    principal.put("arn", detail.cut(caller.arn().toString()));
    Map<String, Object> context = new LinkedHashMap<>();
    context.put("principal", principal);
    context.put("action", detail.cut(request.action()));
    context.put("resource", detail.cut(request.resource()));
    List<String> keys =
        request.context().keys().stream().filter(view::shows).sorted().toList();
    context.put("conditions", detail.items(keys, key -> condition(key, detail)));
    return context;
  }

  private Map<String, Object> condition(String key, Detail detail) {
    Map<String, Object> condition = new LinkedHashMap<>();
    condition.put("key", detail.cut(key));
    condition.put("values", detail.values(request.context().values(key).orElse(List.of())));
    return condition;
  }
}
