package io.github.sts4j.testkit.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sts4j.policy.AccessRequest;
import io.github.sts4j.policy.Policy;
import io.github.sts4j.policy.PolicyKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.RandomGenerator;

/**
 * The search finds what was planted. Each fault is one change of a random policy that a request, drawn from the vocabulary
 * and unknown to the search, shows to let more through. {@code -Dsts4j.planted=2000} plants as many in each kind of policy,
 * from {@code -Dsts4j.planted.seed}.
 */
class PlantedFaultsTest {
  private static final int FAULTS_PER_KIND = Integer.getInteger("sts4j.planted", 150);
  private static final long SEED = Long.getLong("sts4j.planted.seed", 11);
  private static final int WITNESSES = 200;

  private record Fault(Policy before, Policy after, AccessRequest witness) {}

  @Example
  void everyPlantedFaultIsFound() {
    List<Fault> planted = new ArrayList<>();
    for (PolicyKind kind : PolicyKind.values()) {
      planted.addAll(faults(
          PolicyArbitraries.drafts(kind, PolicyVocabulary.storage()),
          new Random(SEED),
          FAULTS_PER_KIND));
    }
    assertFound("small policies of every kind", planted);
  }

  @Example
  void everyFaultPlantedInALargePolicyIsFound() {
    Arbitrary<PolicyDraft> large = new StatementArbitraries(
            PolicyKind.SESSION, PolicyVocabulary.storage())
        .statements()
        .list()
        .ofMinSize(6)
        .ofMaxSize(12)
        .map(statements -> PolicyDraft.of(PolicyKind.SESSION, statements));
    assertFound(
        "session policies of 6 to 12 statements",
        faults(large, new Random(SEED), 2 * FAULTS_PER_KIND));
  }

  private static void assertFound(String where, List<Fault> planted) {
    List<Fault> missed = new ArrayList<>();
    long tries = 0;
    for (Fault fault : planted) {
      SearchResult result = RequestSearch.around(fault.before(), fault.after())
          .find(request -> widens(fault.before(), fault.after(), request));
      tries += result.tried();
      if (result.found().isEmpty()) {
        missed.add(fault);
      }
    }
    System.out.printf(
        "%d of %d faults planted in %s found, by %d tries on average%n",
        planted.size() - missed.size(), planted.size(), where, tries / planted.size());
    assertEquals(List.of(), missed.stream().map(PlantedFaultsTest::told).toList());
  }

  @Example
  void theFaultIsReportedByTheCheck() {
    Arbitrary<PolicyDraft> drafts =
        PolicyArbitraries.drafts(PolicyKind.SESSION, PolicyVocabulary.storage());
    for (Fault fault : faults(drafts, new Random(3), 20)) {
      AssertionError failure = assertThrows(
          AssertionError.class,
          () -> PolicyAssertions.assertNeverWider(fault.before(), fault.after()));
      assertTrue(failure.getMessage().contains("is allowed by"), failure.getMessage());
      assertTrue(failure.getMessage().contains("is denied"), failure.getMessage());
      assertTrue(failure.getMessage().contains("new SearchSettings(42, 20000)"));
    }
  }

  private static List<Fault> faults(Arbitrary<PolicyDraft> policies, Random random, int count) {
    RandomGenerator<PolicyDraft> drafts = policies.generator(1000);
    RandomGenerator<AccessRequest> requests = requests().generator(1000);
    List<Fault> faults = new ArrayList<>();
    while (faults.size() < count) {
      PolicyDraft draft = drafts.next(random).value();
      List<PolicyDraft> changes = PlantedFaults.of(draft);
      Policy before = draft.policy();
      Policy after = changes.get(random.nextInt(changes.size())).policy();
      for (int i = 0; i < WITNESSES; i++) {
        AccessRequest witness = requests.next(random).value();
        if (widens(before, after, witness)) {
          faults.add(new Fault(before, after, witness));
          break;
        }
      }
    }
    return faults;
  }

  private static Arbitrary<AccessRequest> requests() {
    return Combinators.combine(
            RequestArbitraries.about(PolicyVocabulary.storage()
                .withKey("aws:username", "alice", "bob", "anna", "carol")),
            RequestArbitraries.principals(),
            Arbitraries.of("", "sts:AssumeRole", "sts:TagSession"))
        .as((request, principal, action) -> AccessRequest.builder()
            .principal(principal)
            .action(action.isEmpty() ? request.action() : action)
            .resource(request.resource())
            .context(request.context())
            .build());
  }

  private static boolean widens(Policy before, Policy after, AccessRequest request) {
    return PolicyDecisions.decide(after, request).isAllowed()
        && !PolicyDecisions.decide(before, request).isAllowed();
  }

  private static String told(Fault fault) {
    return "\n" + fault.before().json() + "\n" + fault.after().json() + "\n" + fault.witness()
        + fault.witness().context();
  }
}
