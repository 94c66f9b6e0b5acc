/** The IAM policy language: parsing, matching, evaluation with reasons. */
module io.github.sts4j.policy {
  requires static org.jspecify;
  requires com.fasterxml.jackson.core;

  exports io.github.sts4j.policy;
}
