package io.github.sts4j.testkit.policy;

import static java.util.Objects.requireNonNull;

import io.github.sts4j.policy.AccessDecision.Outcome;
import io.github.sts4j.policy.AccessRequest;
import io.github.sts4j.policy.Policy;
import io.github.sts4j.policy.PolicyKind;
import io.github.sts4j.policy.PolicyParseException;
import io.github.sts4j.policy.PolicyStack;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Checks of policies for tests, each one call. They look for a counterexample as {@link RequestSearch} does and fail with the
 * request, what each policy decides, and how to search again. <b>A check that passes has found nothing; it has not proved
 * that there is nothing.</b> Policies are asked by themselves, as {@link PolicyDecisions#decide} does.
 *
 * <p>All methods are safe for use by many threads and take the default settings unless given others.
 */
public final class PolicyAssertions {
  private PolicyAssertions() {}

  /**
   * This change never widens: nothing is allowed after it that was not allowed before.
   *
   * @return what the search came to
   * @throws AssertionError if a request shows the contrary
   * @throws IllegalArgumentException if the policies are of two kinds
   */
  public static SearchResult assertNeverWider(Policy before, Policy after) {
    return assertNeverWider(before, after, SearchSettings.defaults());
  }

  /** {@link #assertNeverWider(Policy, Policy)} with other settings. */
  public static SearchResult assertNeverWider(
      Policy before, Policy after, SearchSettings settings) {
    return compare(
        before,
        after,
        settings,
        "the policy after allows what the one before does not",
        (was, is) -> is && !was);
  }

  /**
   * These two policies decide alike: each allows what the other does. An explicit and an implicit denial count as the same.
   *
   * @return what the search came to
   * @throws AssertionError if a request shows the contrary
   * @throws IllegalArgumentException if the policies are of two kinds
   */
  public static SearchResult assertDecideAlike(Policy before, Policy after) {
    return assertDecideAlike(before, after, SearchSettings.defaults());
  }

  /** {@link #assertDecideAlike(Policy, Policy)} with other settings. */
  public static SearchResult assertDecideAlike(
      Policy before, Policy after, SearchSettings settings) {
    return compare(
        before,
        after,
        settings,
        "one policy allows what the other does not",
        (was, is) -> is != was);
  }

  /**
   * This policy never lets anybody do such a thing, to whatever resource.
   *
   * @param action an action pattern, such as `s3:Delete*`
   * @return what the search came to
   * @throws AssertionError if a request shows the contrary
   */
  public static SearchResult assertNeverAllows(Policy policy, String action) {
    return assertNeverAllows(policy, action, "*");
  }

  /**
   * This policy never lets anybody do such a thing to such a resource.
   *
   * @param action an action pattern, such as `s3:Delete*`
   * @param resource a resource pattern, such as `arn:aws:s3:::data/private/*`
   * @return what the search came to
   * @throws AssertionError if a request shows the contrary
   * @throws io.github.sts4j.policy.PolicyParseException if one is no pattern of a policy
   */
  public static SearchResult assertNeverAllows(Policy policy, String action, String resource) {
    return assertNeverAllows(policy, action, resource, SearchSettings.defaults());
  }

  /** {@link #assertNeverAllows(Policy, String, String)} with other settings. */
  public static SearchResult assertNeverAllows(
      Policy policy, String action, String resource, SearchSettings settings) {
    PolicyDraft forbidden = PolicyDraft.of(
        PolicyKind.IDENTITY,
        List.of(new StatementDraft(
            false, null, false, List.of(action), false, List.of(resource), List.of())));
    PolicyStack such = PolicyDecisions.stack(parsed(forbidden, action, resource));
    PolicyStack alone = PolicyDecisions.stack(requireNonNull(policy, "policy"));
    return check(
        List.of(PolicyDraft.of(policy), forbidden),
        settings,
        request -> allows(policy.kind(), alone, request)
            && allows(PolicyKind.IDENTITY, such, named(request)),
        "the policy allows `" + action + "` on `" + resource + "`",
        List.of(policy));
  }

  private static Policy parsed(PolicyDraft forbidden, String action, String resource) {
    try {
      return forbidden.policy();
    } catch (PolicyParseException fault) {
      throw fault.inPolicy("what is never to be allowed, `" + action + "` on `" + resource + "`");
    }
  }

  /**
   * What is asked of is action and resource, whoever asks: callers without identity policies are replaced by one that has
   * some.
   */
  private static AccessRequest named(AccessRequest request) {
    return Candidates.request(
        PrincipalCandidates.ALICE, request.action(), request.resource(), Map.of());
  }

  private static SearchResult compare(
      Policy before, Policy after, SearchSettings settings, String claim, Differ differ) {
    if (before.kind() != after.kind()) {
      throw new IllegalArgumentException("policies of one kind can be compared; parse both as "
          + before.kind() + " or both as " + after.kind());
    }
    PolicyStack was = PolicyDecisions.stack(before);
    PolicyStack is = PolicyDecisions.stack(after);
    return check(
        List.of(PolicyDraft.of(before), PolicyDraft.of(after)),
        settings,
        request ->
            differ.on(allows(before.kind(), was, request), allows(after.kind(), is, request)),
        claim,
        List.of(before, after));
  }

  private static SearchResult check(
      List<PolicyDraft> around,
      SearchSettings settings,
      Predicate<AccessRequest> counterexample,
      String claim,
      List<Policy> policies) {
    SearchResult result = RequestSearch.of(around).with(settings).find(counterexample);
    if (result.found().isPresent()) {
      throw new AssertionError(
          new CounterexampleMessage(claim, policies, result, result.found().get()).text());
    }
    return result;
  }

  private static boolean allows(PolicyKind kind, PolicyStack alone, AccessRequest request) {
    return PolicyDecisions.outcome(kind, alone, request) == Outcome.ALLOWED;
  }

  private interface Differ {
    boolean on(boolean was, boolean is);
  }
}
