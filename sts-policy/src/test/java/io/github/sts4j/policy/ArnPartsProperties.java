package io.github.sts4j.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * What is compared or read within an ARN, without making its parts:
 * 1. the account of a text is that of the ARN it would be read as, and what is no ARN is refused alike;
 * 2. a session has the role and session name that stand between the slashes, and no other.
 */
class ArnPartsProperties {

  @Property(tries = 3_000)
  void theAccountIsThatOfTheWholeArn(@ForAll("texts") String text) {
    try {
      assertEquals(Arn.parse(text).account(), Arn.accountOf(text));
    } catch (IllegalArgumentException refusal) {
      String problem = assertThrows(IllegalArgumentException.class, () -> Arn.accountOf(text))
          .getMessage();
      assertEquals(refusal.getMessage(), problem);
    }
  }

  @Property(tries = 3_000)
  void namesInASessionAreThoseBetweenTheSlashes(
      @ForAll("names") List<String> parts, @ForAll("names") List<String> asked) {
    Arn session =
        new Arn("aws", "sts", "", "111122223333", "assumed-role/" + String.join("/", parts));
    String role = parts.get(0);
    String name = String.join("/", parts.subList(1, parts.size()));
    String other = String.join("/", asked);
    assertEquals(!name.isEmpty(), PrincipalArns.hasSessionName(session));
    assertEquals(role.equals(other), PrincipalArns.isRoleName(session, other));
    assertEquals(
        parts.size() > 1 && name.equals(other), PrincipalArns.isSessionName(session, other));
    assertEquals(name, PrincipalArns.sessionName(session));
    if (!name.isEmpty()) {
      Arn asRole = new Arn("aws", "iam", "", "111122223333", "role/" + other);
      boolean same = !other.isEmpty() && asked.get(asked.size() - 1).equals(role);
      assertEquals(same, isRoleOf(session, asRole), () -> asRole + " of " + session);
    }
  }

  private static boolean isRoleOf(Arn session, Arn role) {
    try {
      new RequestPrincipal.RoleSession(session, Optional.of(role), Optional.empty());
      return true;
    } catch (IllegalArgumentException refused) {
      return false;
    }
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of("arn", "aws", "s3", ":", "::", "a", "111122223333", "/", "")
        .list()
        .ofMaxSize(12)
        .map(it -> String.join("", it))
        .flatMap(it -> Arbitraries.of(it, "arn:" + it, "arn:aws:s3:" + it));
  }

  /** Parts of a path, one at least, often alike. */
  @Provide
  Arbitrary<List<String>> names() {
    return Arbitraries.of("a", "b", "ab", "ba", "").list().ofMinSize(1).ofMaxSize(3);
  }
}
