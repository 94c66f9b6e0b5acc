package io.github.sts4j.core;

import io.github.sts4j.core.identity.AccessKeyId;
import io.github.sts4j.core.identity.AccountId;
import io.github.sts4j.core.identity.SecretAccessKey;
import io.github.sts4j.core.token.KeyRing;
import io.github.sts4j.core.token.MintMaterial;
import io.github.sts4j.core.token.SessionClaims;
import io.github.sts4j.core.token.SessionClaimsBuilder;
import io.github.sts4j.core.token.SessionTokenSealer;
import java.util.random.RandomGenerator;

/** Where the key id, the secret and the nonce of a session come from. */
@FunctionalInterface
interface MintEntropy {

  /**
   * What one session is made with.
   *
   * @param random for its key id and secret
   * @param sealer for its token
   */
  record Drawn(RandomGenerator random, SessionTokenSealer sealer) {}

  /** Draws for a session with these claims, which still lack key id and secret. */
  Drawn draw(AccountId account, SessionClaimsBuilder claims);

  /** Fresh each time. */
  static MintEntropy fresh(SessionTokenSealer sealer, RandomGenerator random) {
    Drawn always = new Drawn(random, sealer);
    return (account, claims) -> always;
  }

  /** Derived from material that every replica has. */
  static MintEntropy derived(MintMaterial material, KeyRing ring) {
    KeyRing sealing = material.sealingWithin(ring);
    return (account, claims) -> {
      RandomGenerator random = material.randomFor(draft(account, claims));
      return new Drawn(random, SessionTokenSealer.create(sealing, random));
    };
  }

  /** The claims with a key id and a secret of zeros, for the time being. */
  private static SessionClaims draft(AccountId account, SessionClaimsBuilder claims) {
    RandomGenerator zeros = () -> 0;
    return claims
        .accessKeyId(AccessKeyId.temporary(account, zeros))
        .secretAccessKey(SecretAccessKey.generate(zeros))
        .build();
  }
}
