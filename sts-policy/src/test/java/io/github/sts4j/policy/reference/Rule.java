package io.github.sts4j.policy.reference;

import java.util.List;
import java.util.Optional;

/**
 * A statement as written, once it is known to be well formed.
 *
 * @param allow `Allow`, else `Deny`
 * @param variables whether its document has variables
 * @param principals empty if statements of this kind name none
 * @param notPrincipal whether they are those of `NotPrincipal`
 * @param actions the entries of `Action` or `NotAction`
 * @param notAction which of the two
 * @param resources the entries of `Resource` or `NotResource`; empty in a trust policy
 * @param notResource which of the two
 * @param conditions all of which must hold
 */
record Rule(
    boolean allow,
    boolean variables,
    Optional<List<Named>> principals,
    boolean notPrincipal,
    List<String> actions,
    boolean notAction,
    Optional<List<String>> resources,
    boolean notResource,
    List<Test> conditions) {

  /** A principal: its type, or the empty string for the bare asterisk, and its text. */
  record Named(String type, String text) {}

  /** An operator, a key and the policy's values. */
  record Test(String operator, String key, List<String> values) {}
}
