package io.github.sts4j.policy;

import io.github.sts4j.policy.json.JsonWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Why a decision came out as it did, layer by layer in the order of EV-2. Layers that are absent, or not asked for this
 * kind of caller, are not listed. Immutable. Not for strangers: it names policies, statements and context values.
 */
public final class DecisionExplanation {
  private final String summary;
  private final AccessDecision decision;
  private final List<LayerExplanation> layers;

  DecisionExplanation(AccessDecision decision, List<LayerExplanation> layers) {
    this.decision = decision;
    this.summary = decision.explain();
    this.layers = List.copyOf(layers);
  }

  /** What each layer said. */
  public List<LayerExplanation> layers() {
    return layers;
  }

  /** The explanation as lines of text for logs. */
  public String text() {
    StringBuilder out = new StringBuilder(summary);
    for (LayerExplanation layer : layers) {
      out.append("\n  ").append(layer.words());
      if (layer.level() > 0) {
        out.append(", level ").append(layer.level());
      }
      out.append(layer.denies() ? ": deny" : layer.allows() ? ": allow" : ": silent");
      layer.applying().forEach(statement -> out.append("\n    ").append(statement));
      layer.closest().forEach(statement -> out.append("\n    ").append(statement));
    }
    return out.toString();
  }

  /** The explanation as one line of JSON. */
  public String json() {
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("outcome", decision.outcome().name());
    decision.decidingLayer().ifPresent(layer -> out.put("decidingLayer", layer.name()));
    out.put("reason", summary);
    out.put("layers", layers.stream().map(DecisionExplanation::json).toList());
    return JsonWriter.write(out);
  }

  private static Map<String, Object> json(LayerExplanation layer) {
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("layer", layer.layer().name());
    out.put("name", layer.words());
    out.put("level", layer.level());
    out.put("says", layer.denies() ? "Deny" : layer.allows() ? "Allow" : "Silent");
    out.put("applying", layer.applying().stream().map(DecisionExplanation::json).toList());
    out.put("closest", layer.closest().stream().map(DecisionExplanation::json).toList());
    return out;
  }

  private static Map<String, Object> json(StatementExplanation explanation) {
    Map<String, Object> out = new LinkedHashMap<>();
    StatementReference statement = explanation.statement();
    statement.policyName().ifPresent(name -> out.put("policy", name));
    out.put("index", statement.index());
    statement.sid().ifPresent(sid -> out.put("sid", sid));
    out.put("effect", explanation.denies() ? "Deny" : "Allow");
    explanation.mismatch().ifPresent(mismatch -> {
      out.put("failedOn", mismatch.element().name());
      out.put("demanded", mismatch.demanded());
      out.put("seen", mismatch.seen());
    });
    return out;
  }

  /** The same as {@link #text}. */
  @Override
  public String toString() {
    return text();
  }
}
