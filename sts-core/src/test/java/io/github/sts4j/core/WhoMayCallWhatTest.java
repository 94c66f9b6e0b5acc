package io.github.sts4j.core;

import static io.github.sts4j.core.TestSts.ALLOW_ALL;
import static io.github.sts4j.core.TestSts.HOME;
import static io.github.sts4j.core.TestSts.OTHER;
import static io.github.sts4j.core.TestSts.allow;
import static io.github.sts4j.core.TestSts.deny;
import static io.github.sts4j.core.TestSts.policy;
import static io.github.sts4j.core.TestSts.trusting;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.sts4j.core.delegation.Delegation;
import io.github.sts4j.core.error.AccessDeniedException;
import io.github.sts4j.core.identity.Role;
import io.github.sts4j.core.identity.RootTaskPolicy;
import io.github.sts4j.core.identity.User;
import io.github.sts4j.core.session.AuthenticatedCaller;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Table 2.1: every kind of caller tries every signed action, with policies that allow everything, and what is `always` also
 * with policies that deny everything. Whoever sends no signature is refused on the wire, for every action of this table.
 */
class WhoMayCallWhatTest {
  private static final List<String> CALLERS = List.of(
      "user",
      "root",
      "user session",
      "role session",
      "federated user",
      "root session",
      "delegated session");

  /** AR-2, AR-28, RT-2, GS-2, GF-2, GS-7, GF-9, CI-1; the last two columns are role-like, within their policies. */
  private static final Map<String, List<Boolean>> TABLE = Map.of(
      "AssumeRole", List.of(true, false, true, true, false, false, true),
      "AssumeRoot", List.of(true, false, false, true, false, false, true),
      "GetSessionToken", List.of(true, true, false, false, false, false, false),
      "GetFederationToken", List.of(true, true, false, false, false, false, false),
      "GetCallerIdentity", List.of(true, true, true, true, true, true, true),
      "GetAccessKeyInfo", List.of(true, true, false, true, false, false, true),
      "GetDelegatedAccessToken", List.of(true, false, false, true, false, false, true));

  private final TestSts world = new TestSts();
  private final Map<String, AuthenticatedCaller> callers = world.callers();
  private final Role target = world.role("Target", trusting("*"), ALLOW_ALL);

  static Stream<Arguments> cells() {
    List<Arguments> cells = new ArrayList<>();
    TABLE.forEach((action, row) -> {
      for (int i = 0; i < CALLERS.size(); i++) {
        cells.add(Arguments.of(action, CALLERS.get(i), row.get(i)));
      }
    });
    return cells.stream();
  }

  @ParameterizedTest(name = "{0} by {1}: {2}")
  @MethodSource("cells")
  void everyCellHolds(String action, String caller, boolean allowed) {
    Consumer<AuthenticatedCaller> call = calls().get(action);
    AuthenticatedCaller who = callers.get(caller);
    if (allowed) {
      call.accept(who);
    } else {
      assertThrows(AccessDeniedException.class, () -> call.accept(who));
    }
  }

  // GS-3, CI-1: `always`; every other action of a long-term key needs permission.
  @ParameterizedTest
  @MethodSource("actions")
  void onlyWhatIsAlwaysAllowedSurvivesADenyOfEverything(String action) {
    User denied = world.user("denied", policy(allow("*", "*"), deny("*", "*")));
    Consumer<AuthenticatedCaller> call = calls().get(action);
    if (List.of("GetSessionToken", "GetCallerIdentity").contains(action)) {
      call.accept(AuthenticatedCaller.user(denied));
    } else {
      assertThrows(
          AccessDeniedException.class, () -> call.accept(AuthenticatedCaller.user(denied)));
    }
  }

  static Stream<String> actions() {
    return TABLE.keySet().stream();
  }

  private Map<String, Consumer<AuthenticatedCaller>> calls() {
    User approver = world.user("approver", ALLOW_ALL);
    String token = world.delegations.send(new Delegation(
        approver.arn(),
        approver.id(),
        Optional.empty(),
        HOME,
        Optional.of(ALLOW_ALL),
        List.of(),
        world.clock.instant(),
        Duration.ofHours(1)));
    Map<String, Consumer<AuthenticatedCaller>> calls = Map.of(
        "AssumeRole", caller -> world.assume(caller, target),
        "AssumeRoot",
            caller -> world.sts.assumeRoot(
                caller,
                AssumeRootRequest.of(
                    OTHER.value(), RootTaskPolicy.S3_UNLOCK_BUCKET_POLICY.arn().toString())),
        "GetSessionToken",
            caller -> world.sts.getSessionToken(
                caller, GetSessionTokenRequest.builder().build()),
        "GetFederationToken",
            caller -> world.sts.getFederationToken(
                caller, GetFederationTokenRequest.builder().name("bob").build()),
        "GetCallerIdentity", world.sts::getCallerIdentity,
        "GetAccessKeyInfo",
            caller -> world.sts.getAccessKeyInfo(
                caller, GetAccessKeyInfoRequest.of("ASIAY34FZKBOKMUTVV7A")),
        "GetDelegatedAccessToken",
            caller -> world.sts.getDelegatedAccessToken(
                caller, GetDelegatedAccessTokenRequest.of(token)));
    assertEquals(TABLE.keySet(), calls.keySet());
    return calls;
  }
}
