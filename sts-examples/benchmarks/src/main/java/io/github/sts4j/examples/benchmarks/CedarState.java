package io.github.sts4j.examples.benchmarks;

import com.cedarpolicy.model.entity.Entities;
import com.cedarpolicy.model.exception.AuthException;
import com.cedarpolicy.model.exception.CacheException;
import io.github.sts4j.policy.AccessDecision.Outcome;
import io.github.sts4j.policy.AccessEvaluator;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Cedar's side of {@link PolicyBenchmark}: the same question, answered alike. It is a state of its own because it needs a
 * native library, which not every platform has.
 */
@State(Scope.Thread)
public class CedarState {
  CedarWorkload byDefault;
  CedarWorkload cached;
  Entities allowed;
  Entities denied;

  /** Loads the library and parses the policies, and checks that both engines say the same. */
  @Setup
  public void prepare() throws AuthException, CacheException {
    byDefault = CedarWorkload.ofDefaultPolicySet();
    cached = CedarWorkload.ofCachedPolicySet();
    allowed = CedarWorkload.entities("alice");
    denied = CedarWorkload.entities("bob");
    requireAgreement("alice", allowed);
    requireAgreement("bob", denied);
  }

  private void requireAgreement(String user, Entities entities) throws AuthException {
    boolean ours =
        AccessEvaluator.decide(PolicyWorkload.typicalStack(), PolicyWorkload.request(user))
            == Outcome.ALLOWED;
    if (byDefault.isAllowed(entities) != ours || cached.isAllowed(entities) != ours) {
      throw new IllegalStateException("Cedar and this library decide differently for " + user);
    }
  }
}
