package io.github.sts4j.federation.oidc;

import static java.util.Objects.requireNonNull;

import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/**
 * RSASSA-PKCS1-v1_5 by the platform. What has just verified a good signature is kept for the next one: making it takes a
 * hundredth of the time.
 */
final class RsaSignatureCheck implements SignatureCheck {
  private final RSAPublicKey key;
  private final Map<JwsAlgorithm, AtomicReference<Signature>> kept =
      new EnumMap<>(JwsAlgorithm.class);

  RsaSignatureCheck(RSAPublicKey key) {
    this.key = key;
    for (JwsAlgorithm each : JwsAlgorithm.values()) {
      if (each.isRsa()) {
        kept.put(each, new AtomicReference<>());
      }
    }
  }

  @Override
  public boolean holds(CompactToken token, JwsAlgorithm algorithm) {
    AtomicReference<Signature> place = requireNonNull(kept.get(algorithm));
    try {
      Signature own = place.getAndSet(null); // nobody else has it now
      Signature signature = own == null ? made(algorithm) : own;
      token.signingInputTo(signature);
      boolean holds = signature.verify(token.signature());
      if (holds) { // what a bad one leaves behind is nobody's business
        place.set(signature);
      }
      return holds;
    } catch (GeneralSecurityException notTaken) { // a signature or a key that the platform refuses
      return false;
    }
  }

  private Signature made(JwsAlgorithm algorithm) throws GeneralSecurityException {
    Signature signature = Signature.getInstance("SHA" + algorithm.name().substring(2) + "withRSA");
    signature.initVerify(key);
    return signature;
  }
}
