package io.github.sts4j.policy.match;

/** A pattern that cannot be compiled; the message says why and what would be right. */
public final class PatternSyntaxProblem extends Exception {
  private static final long serialVersionUID = 1L;

  private final String problem;

  PatternSyntaxProblem(String problem) {
    super(problem);
    this.problem = problem;
  }

  /** What is wrong and what would be right. */
  public String problem() {
    return problem;
  }
}
