package io.github.sts4j.policy;

import static java.util.Objects.requireNonNull;

import io.github.sts4j.policy.json.JsonWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Assembles a policy of version `2012-10-17` in code, with names that come from elsewhere escaped so that none of them
 * can widen it. Not for several threads at once.
 *
 * <pre>{@code
 * Policy policy = PolicyBuilder.of(PolicyKind.SESSION)
 *     .allow(it -> it
 *         .action("s3:GetObject")
 *         .resource(PolicyText.template("arn:aws:s3:::uploads/{}/*", userName)))
 *     .build();
 * }</pre>
 */
public final class PolicyBuilder {
  private final PolicyKind kind;
  private final List<Map<String, Object>> statements = new ArrayList<>();

  private PolicyBuilder(PolicyKind kind) {
    this.kind = kind;
  }

  /** Starts a policy without statements. */
  public static PolicyBuilder of(PolicyKind kind) {
    return new PolicyBuilder(requireNonNull(kind, "kind"));
  }

  /** Adds a statement that allows. */
  public PolicyBuilder allow(Consumer<StatementBuilder> parts) {
    return add("Allow", parts);
  }

  /** Adds a statement that denies. */
  public PolicyBuilder deny(Consumer<StatementBuilder> parts) {
    return add("Deny", parts);
  }

  /** The text of the policy, in characters up to U+00FF: a session policy may hold no others (SP-1). */
  public String json() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("Version", "2012-10-17");
    document.put("Statement", statements);
    return JsonWriter.writeLatin1(document);
  }

  /**
   * The policy.
   *
   * @throws PolicyParseException if what was put together is not a policy of this kind
   */
  public Policy build() {
    return Policy.parse(kind, json());
  }

  private PolicyBuilder add(String effect, Consumer<StatementBuilder> parts) {
    StatementBuilder statement = new StatementBuilder(effect);
    parts.accept(statement);
    statements.add(statement.members());
    return this;
  }
}
