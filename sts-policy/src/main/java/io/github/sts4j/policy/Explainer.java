package io.github.sts4j.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Goes through the layers of a decision again, slowly, to say what each statement did. */
final class Explainer {
  private static final int MAX_CLOSEST = 3;

  private final PolicyStack stack;
  private final Caller caller;
  private final boolean hasBoundary;
  private final AccessRequest request;
  private final List<Applied> applied = new ArrayList<>();

  private record Applied(StatementReference reference, Policy policy, Statement statement) {}

  Explainer(PolicyStack stack, AccessRequest request) {
    this.stack = stack;
    this.request = request;
    this.caller = request.caller();
    this.hasBoundary = caller.kind().isIdentity() && stack.permissionsBoundary() != null;
  }

  /** The layers that are asked for this caller, in the order of EV-2. */
  List<LayerExplanation> layers() {
    List<LayerExplanation> layers = new ArrayList<>();
    if (!caller.isServiceLinkedRole()) {
      levels(PolicyLayer.RESOURCE_CONTROL, stack.resourceControl(), layers);
    }
    if (caller.kind().isIdentity() && !caller.isServiceLinkedRole()) {
      levels(PolicyLayer.SERVICE_CONTROL, stack.serviceControl(), layers);
    }
    layer(PolicyLayer.RESOURCE, 0, stack.resource(), layers);
    if (caller.kind().isIdentity()) {
      layer(PolicyLayer.IDENTITY, 0, identity(), layers);
      layer(PolicyLayer.PERMISSIONS_BOUNDARY, 0, stack.permissionsBoundary(), layers);
      layer(PolicyLayer.SESSION, 0, stack.session(), layers);
    }
    return layers;
  }

  /** The Deny statements that apply, or the Allow statements that do, in the order of {@link #layers}. */
  List<DecidingStatement> deciding(boolean denies) {
    applied.clear();
    layers();
    return applied.stream()
        .filter(it -> (it.statement().effect() == Effect.DENY) == denies)
        .map(it -> DecidingStatement.of(it.reference(), it.policy(), it.statement()))
        .toList();
  }

  /** Where everything is allowed, only what denies something after all is worth a word. */
  private @Nullable StatementSet identity() {
    StatementSet identity = stack.identity();
    return stack.identityAllowsAll() && identity.policies().isEmpty() ? null : identity;
  }

  private void levels(PolicyLayer layer, StatementSet[] levels, List<LayerExplanation> into) {
    for (int level = 0; level < levels.length; level++) {
      layer(layer, level, levels[level], into);
    }
  }

  private void layer(
      PolicyLayer layer, int level, @Nullable StatementSet set, List<LayerExplanation> into) {
    if (set == null) {
      return;
    }
    List<StatementExplanation> applying = new ArrayList<>();
    List<StatementExplanation> failing = new ArrayList<>();
    // Levels of the organization do not know the caller's boundary.
    boolean organization =
        layer == PolicyLayer.RESOURCE_CONTROL || layer == PolicyLayer.SERVICE_CONTROL;
    MismatchFinder finder = new MismatchFinder(request, hasBoundary && !organization);
    for (Policy policy : set.policies()) {
      for (Statement statement : policy.statements()) {
        StatementReference reference = new StatementReference(
            layer, policy.kind(), policy.name(), statement.index(), statement.sid());
        Optional<Mismatch> mismatch = finder.find(statement);
        if (mismatch.isEmpty()) {
          applied.add(new Applied(reference, policy, statement));
        }
        (mismatch.isEmpty() ? applying : failing)
            .add(new StatementExplanation(reference, statement.effect() == Effect.DENY, mismatch));
      }
    }
    into.add(new LayerExplanation(
        layer, level, layer.words(stack.isTrust()), applying, closest(failing)));
  }

  /** Those that failed last, and among them the Allow statements first: they are what the caller is missing. */
  private static List<StatementExplanation> closest(List<StatementExplanation> failing) {
    Optional<Element> latest = failing.stream()
        .flatMap(it -> it.mismatch().stream())
        .map(Mismatch::element)
        .max(Element::compareTo);
    return failing.stream()
        .filter(it -> it.mismatch().map(Mismatch::element).equals(latest))
        .sorted((a, b) -> Boolean.compare(a.denies(), b.denies()))
        .limit(MAX_CLOSEST)
        .toList();
  }
}
