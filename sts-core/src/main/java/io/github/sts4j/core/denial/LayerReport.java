package io.github.sts4j.core.denial;

import io.github.sts4j.policy.Element;
import io.github.sts4j.policy.LayerExplanation;
import io.github.sts4j.policy.StatementExplanation;
import io.github.sts4j.policy.StatementReference;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What each layer said, and which statements came closest: what a denial for want of a grant has to tell. */
final class LayerReport {
  private final View view;
  private final Detail detail;

  private LayerReport(View view, Detail detail) {
    this.view = view;
    this.detail = detail;
  }

  static Map<String, Object> json(List<LayerExplanation> layers, View view, Detail detail) {
    LayerReport report = new LayerReport(view, detail);
    return Map.of("layers", detail.items(layers, report::layer));
  }

  private Map<String, Object> layer(LayerExplanation layer) {
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("layer", layer.layer().name());
    out.put("name", layer.words());
    if (layer.level() > 0) {
      out.put("level", layer.level());
    }
    out.put("says", layer.denies() ? "Deny" : layer.allows() ? "Allow" : "Silent");
    out.put("applying", detail.items(layer.applying(), this::statement));
    out.put("closest", detail.items(layer.closest(), this::statement));
    return out;
  }

  private Map<String, Object> statement(StatementExplanation explanation) {
    Map<String, Object> out = new LinkedHashMap<>();
    StatementReference statement = explanation.statement();
    statement.policyName().ifPresent(name -> out.put("policy", name));
    out.put("index", statement.index());
    statement.sid().ifPresent(sid -> out.put("sid", sid));
    out.put("effect", explanation.denies() ? "Deny" : "Allow");
    explanation.mismatch().ifPresent(mismatch -> {
      out.put("failedOn", mismatch.element().name());
      out.put("demanded", mismatch.demanded());
      // Where two accounts are concerned, a key's value may be the other's to show.
      if (view == View.ONE_ACCOUNT || mismatch.element() != Element.CONDITION) {
        out.put("seen", mismatch.seen());
      }
    });
    return out;
  }
}
