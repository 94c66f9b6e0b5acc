package io.github.sts4j.testkit.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sts4j.policy.Policy;
import io.github.sts4j.policy.PolicyKind;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** For every text there is a representative that matches the same patterns, as the policy engine itself sees it (EV-25). */
class RepresentativesProperties {

  @Example
  void betweenTwoNestedPatternsThereIsOneForEachSide() {
    Set<Glob> patterns = Set.of(Glob.action("s3:*"), Glob.action("s3:Get*"));
    List<String> actions = Representatives.of(Glob.anyAction(), patterns);
    assertEquals(3, actions.size(), actions::toString);
    assertTrue(actions.contains("s3:Get"), actions::toString);
  }

  @Property(tries = 300)
  void everyActionHasOneThatMatchesTheSame(
      @ForAll("actionPatterns") Set<String> patterns, @ForAll("actions") String action) {
    List<String> found =
        Representatives.of(Glob.anyAction(), patterns.stream().map(Glob::action).toList());
    Set<Set<String>> ways =
        found.stream().map(each -> actionMatches(patterns, each)).collect(Collectors.toSet());
    assertTrue(ways.contains(actionMatches(patterns, action)), found::toString);
    assertEquals(found.size(), ways.size(), "no two of them are alike");
  }

  @Property(tries = 300)
  void everyResourceHasOneThatMatchesTheSame(
      @ForAll("resourcePatterns") Set<String> patterns, @ForAll("resources") String resource) {
    List<Glob> globs = patterns.stream()
        .map(each -> Glob.text(each, true, true, name -> Optional.of(name)).orElseThrow())
        .toList();
    List<String> found = Representatives.of(Glob.anyArn(), globs);
    Set<Set<String>> ways =
        found.stream().map(each -> resourceMatches(patterns, each)).collect(Collectors.toSet());
    assertTrue(ways.contains(resourceMatches(patterns, resource)), found::toString);
  }

  @Provide
  Arbitrary<Set<String>> actionPatterns() {
    return text("aB*?", 0, 5).map(each -> "s:x" + each).set().ofMinSize(1).ofMaxSize(4);
  }

  @Provide
  Arbitrary<String> actions() {
    return text("aBc", 0, 6).map(each -> "s:x" + each);
  }

  @Provide
  Arbitrary<Set<String>> resourcePatterns() {
    return text("ab*?", 0, 4)
        .flatMap(account -> text("a/:*?", 1, 5).map(each -> "arn:aws:s3::" + account + ":" + each))
        .set()
        .ofMinSize(1)
        .ofMaxSize(3);
  }

  @Provide
  Arbitrary<String> resources() {
    return text("abc", 0, 3)
        .flatMap(account -> text("a/:c", 1, 5).map(each -> "arn:aws:s3::" + account + ":" + each));
  }

  private static Arbitrary<String> text(String characters, int min, int max) {
    return Arbitraries.strings().withChars(characters).ofMinLength(min).ofMaxLength(max);
  }

  private static Set<String> actionMatches(Set<String> patterns, String action) {
    return matching(
        patterns,
        "{\"Effect\":\"Allow\",\"Resource\":\"*\",\"Action\":\"",
        action,
        "arn:aws:s3:::x");
  }

  private static Set<String> resourceMatches(Set<String> patterns, String resource) {
    return matching(
        patterns, "{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"", "s:x", resource);
  }

  private static Set<String> matching(
      Set<String> patterns, String statement, String action, String resource) {
    Set<String> matching = new HashSet<>();
    for (String pattern : patterns) {
      Policy policy =
          Policy.parse(PolicyKind.IDENTITY, "{\"Statement\":" + statement + pattern + "\"}}");
      boolean allowed = PolicyDecisions.decide(
              policy, Candidates.request(PrincipalCandidates.ALICE, action, resource, Map.of()))
          .isAllowed();
      if (allowed) {
        matching.add(pattern);
      }
    }
    return matching;
  }
}
