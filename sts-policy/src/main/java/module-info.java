/** The IAM policy language: parsing, matching, evaluation with reasons. */
// The modules the JSON seam is shared with are built after this one.
@SuppressWarnings("module")
module io.github.sts4j.policy {
  requires static org.jspecify;
  requires com.fasterxml.jackson.core;

  exports io.github.sts4j.policy;
  exports io.github.sts4j.policy.json to
      io.github.sts4j.core,
      io.github.sts4j.federation,
      io.github.sts4j.testkit;
}
