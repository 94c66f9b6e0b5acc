package io.github.sts4j.federation.outbound;

import io.github.sts4j.core.outbound.SigningAlgorithm;
import io.github.sts4j.core.outbound.WebIdentityToken;
import java.time.Instant;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwt.consumer.JwtContext;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.jose4j.lang.JoseException;

/** Makes tokens, and verifies them as a stranger would: with another library, from the published key set alone. */
final class Tokens {
  static final String ISSUER = "https://tokens.example.com/a1";
  static final String AUDIENCE = "https://api.example.com";

  private Tokens() {}

  static WebIdentityToken issue(
      JwtIssuer issuer, SigningAlgorithm algorithm, Instant now, int seconds) {
    String claims = "{\"iss\":\"" + ISSUER + "\",\"aud\":\"" + AUDIENCE
        + "\",\"sub\":\"arn:aws:iam::111122223333:role/R\",\"iat\":" + now.getEpochSecond()
        + ",\"exp\":" + (now.getEpochSecond() + seconds) + ",\"jti\":\"j\"}";
    return issuer.sign(claims, algorithm, now);
  }

  static JwtClaims verify(WebIdentityToken token, String keySet, Instant now)
      throws InvalidJwtException, JoseException {
    return context(token, keySet, now).getJwtClaims();
  }

  static JwtContext context(WebIdentityToken token, String keySet, Instant now)
      throws InvalidJwtException, JoseException {
    JwtConsumer consumer = new JwtConsumerBuilder()
        .setVerificationKeyResolver(
            new JwksVerificationKeyResolver(new JsonWebKeySet(keySet).getJsonWebKeys()))
        .setJwsAlgorithmConstraints(AlgorithmConstraints.ConstraintType.PERMIT, "RS256", "ES384")
        .setExpectedIssuer(ISSUER)
        .setExpectedAudience(AUDIENCE)
        .setRequireExpirationTime()
        .setRequireSubject()
        .setEvaluationTime(NumericDate.fromSeconds(now.getEpochSecond()))
        .build();
    return consumer.process(token.text());
  }
}
