package io.github.sts4j.core;

import io.github.sts4j.core.error.StsException;
import io.github.sts4j.core.outbound.SigningAlgorithm;
import io.github.sts4j.core.parameter.Syntax;
import io.github.sts4j.core.parameter.Violations;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The parameters of GetWebIdentityToken after the checks that need nobody's identity (table 2.2, WT-1). */
record GetWebIdentityTokenParameters(
    List<String> audience,
    SigningAlgorithm algorithm,
    Duration duration,
    Map<String, String> tags) {
  private static final int DEFAULT_SECONDS = 300;

  /**
   * @throws StsException {@code ValidationError}, {@code InvalidParameterValue}: what is wrong and what would be right
   */
  static GetWebIdentityTokenParameters check(GetWebIdentityTokenRequest request) {
    Violations violations = new Violations();
    checkAudience(request.audience(), violations);
    checkAlgorithm(request.signingAlgorithm(), violations);
    violations.integer("durationSeconds", request.durationSeconds(), 60, 3_600);
    checkTags(request.tags(), violations);
    violations.throwIfAny();
    return new GetWebIdentityTokenParameters(
        request.audience(),
        request.signingAlgorithm().flatMap(SigningAlgorithm::named).orElseThrow(),
        Duration.ofSeconds(request.durationSeconds().orElse(DEFAULT_SECONDS)),
        TagParameters.of(request.tags(), List.of()).tags()); // ST-4
  }

  private static void checkAudience(List<String> audience, Violations violations) {
    if (audience.isEmpty()) {
      violations.add("audience", "[]", "Member must have length greater than or equal to 1");
    }
    violations.size("audience", audience, 10); // WP-16
    for (int i = 0; i < audience.size(); i++) {
      String name = "audience." + (i + 1) + ".member";
      violations.text(name, Optional.of(audience.get(i)), 1, 1_000, Syntax.ANY);
    }
  }

  private static void checkAlgorithm(Optional<String> algorithm, Violations violations) {
    violations.requiredText("signingAlgorithm", algorithm, 1, 64, Syntax.ANY);
    algorithm
        .filter(name -> SigningAlgorithm.named(name).isEmpty())
        .ifPresent(name -> violations.add(
            "signingAlgorithm", name, "Member must satisfy enum value set: [RS256, ES384]"));
  }

  /** WT-9: a key may begin {@code aws:} here. */
  private static void checkTags(List<Tag> tags, Violations violations) {
    violations.size("tags", tags, 50);
    for (int i = 0; i < tags.size(); i++) {
      String member = "tags." + (i + 1) + ".member.";
      violations.text(member + "key", Optional.of(tags.get(i).key()), 1, 128, Syntax.TAG);
      violations.text(member + "value", Optional.of(tags.get(i).value()), 0, 256, Syntax.TAG);
    }
  }
}
