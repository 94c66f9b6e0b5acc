package io.github.sts4j.policy;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A policy: its text, checked against the grammar of its kind and compiled once. Immutable and safe for any number of
 * threads.
 */
public final class Policy {
  private final PolicyKind kind;
  private final @Nullable String name;
  private final String json;
  private final Set<Arn> principalArns;
  private final CompiledStatements statements;

  Policy(
      PolicyKind kind,
      @Nullable String name,
      String json,
      Set<Arn> principalArns,
      CompiledStatements statements) {
    this.kind = kind;
    this.name = name;
    this.json = json;
    this.principalArns = Set.copyOf(principalArns);
    this.statements = statements;
  }

  /**
   * Reads a policy of a kind. Every fault refuses the whole policy: to skip a statement would lose its Deny.
   *
   * @throws PolicyParseException if the text is not a policy of that kind
   */
  public static Policy parse(PolicyKind kind, String json) {
    List<Statement> statements =
        new PolicyParser(requireNonNull(kind, "kind")).parse(requireNonNull(json, "json"));
    return new Policy(kind, null, json, arnsOf(statements), new CompiledStatements(statements));
  }

  /** What the policy is attached to. */
  public PolicyKind kind() {
    return kind;
  }

  /** The label used in decisions, if one was given. */
  public Optional<String> name() {
    return Optional.ofNullable(name);
  }

  /** The same policy under a label for decisions: its name or ARN. */
  public Policy named(String name) {
    return new Policy(kind, requireNonNull(name, "name"), json, principalArns, statements);
  }

  /** The text this was parsed from. */
  public String json() {
    return json;
  }

  /** The user, role, role-session and federated-user ARNs its `Principal` and `NotPrincipal` elements name. */
  public Set<Arn> principalArns() {
    return principalArns;
  }

  /**
   * This policy with its principals bound to unique ids, as IAM does when a policy is saved (TP-7, TP-9): a user or role
   * ARN for which the function gives an id matches that user or role only, and no namesake made later. For a role
   * session the function is asked with the session ARN and answers the id of its role. Where it answers nothing, the
   * ARN goes on matching by name.
   */
  public Policy bindPrincipals(Function<Arn, Optional<String>> uniqueIdOf) {
    List<Statement> bound = statements().stream()
        .map(statement -> statement.bindPrincipals(uniqueIdOf))
        .toList();
    return new Policy(kind, name, json, principalArns, new CompiledStatements(bound));
  }

  /** The statements in the order written. */
  List<Statement> statements() {
    return statements.inOrder();
  }

  CompiledStatements compiled() {
    return statements;
  }

  /** Kind, name and number of statements. */
  @Override
  public String toString() {
    return "Policy[" + kind + name().map(it -> " `" + it + "`").orElse("") + ", "
        + statements().size() + " statements]";
  }

  private static Set<Arn> arnsOf(List<Statement> statements) {
    Set<Arn> arns = new LinkedHashSet<>();
    for (Statement statement : statements) {
      statement.principal().ifPresent(principal -> arns.addAll(principal.arns()));
    }
    return arns;
  }
}
