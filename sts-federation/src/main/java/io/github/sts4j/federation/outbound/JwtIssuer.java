package io.github.sts4j.federation.outbound;

import static java.util.Objects.requireNonNull;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import io.github.sts4j.core.identity.AccountId;
import io.github.sts4j.core.outbound.SigningAlgorithm;
import io.github.sts4j.core.outbound.WebIdentityToken;
import io.github.sts4j.core.outbound.WebIdentityTokenIssuer;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * Issues JSON Web Tokens, and writes the two documents by which those who receive them verify them: serve {@link
 * #discoveryDocument} under the issuer's URL followed by {@value #DISCOVERY_PATH}, and {@link #keySet} under the URL followed
 * by {@value #KEY_SET_PATH}, both as {@code application/json}, to everybody.
 *
 * <p>Safe for use by many threads if the keys are.
 */
public final class JwtIssuer implements WebIdentityTokenIssuer {
  /** Where the discovery document is served, below the issuer. */
  public static final String DISCOVERY_PATH = "/.well-known/openid-configuration";

  /** Where the key set is served, below the issuer. */
  public static final String KEY_SET_PATH = "/.well-known/jwks.json";

  private final Function<AccountId, Optional<URI>> issuers;
  private final SigningKeys keys;

  private JwtIssuer(Function<AccountId, Optional<URI>> issuers, SigningKeys keys) {
    this.issuers = requireNonNull(issuers, "issuers");
    this.keys = requireNonNull(keys, "keys");
  }

  /**
   * One issuer for all accounts. Whoever trusts it must look at the account in a token's {@code sub} too.
   *
   * @param issuer an https URL without query, fragment and trailing slash; http on the loopback address only
   * @throws IllegalArgumentException if the URL is another
   */
  public static JwtIssuer of(URI issuer, SigningKeys keys) {
    URI checked = IssuerUrl.require(issuer);
    return new JwtIssuer(account -> Optional.of(checked), keys);
  }

  /**
   * An issuer for each account, as at AWS (WT-2). All sign with the same keys; the name in {@code iss} tells them apart.
   *
   * @param issuers the URL of an account's issuer, as in {@link #of(URI, SigningKeys)}; empty where it has none. Must be
   *     safe for use by many threads
   */
  public static JwtIssuer perAccount(Function<AccountId, Optional<URI>> issuers, SigningKeys keys) {
    return new JwtIssuer(account -> issuers.apply(account).map(IssuerUrl::require), keys);
  }

  @Override
  public Optional<URI> issuer(AccountId account) {
    return issuers.apply(account);
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalStateException if no key signs with this algorithm now
   */
  @Override
  public WebIdentityToken sign(String claims, SigningAlgorithm algorithm, Instant now) {
    SigningKey key = new KeySchedule(keys.at(now)).signing(algorithm, now);
    JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.parse(algorithm.name())) // WT-7
        .keyID(key.id())
        .type(JOSEObjectType.JWT)
        .build();
    JWSObject token = new JWSObject(header, new Payload(claims));
    try {
      token.sign(signer(key));
    } catch (JOSEException e) {
      throw new IllegalStateException("key `" + key.id() + "` cannot sign", e);
    }
    return WebIdentityToken.of(token.serialize());
  }

  /** The OpenID Connect discovery document of an issuer, one line of JSON. */
  public String discoveryDocument(URI issuer) {
    return IssuerDocuments.discovery(IssuerUrl.require(issuer));
  }

  /** The public keys, a JWK set in one line of JSON: of those that sign, that will, and that did of late. */
  public String keySet(Instant now) {
    return IssuerDocuments.keySet(KeySchedule.published(keys.at(now), now));
  }

  private static JWSSigner signer(SigningKey key) throws JOSEException {
    return switch (key.algorithm()) {
      case RS256 -> new RSASSASigner(key.privateKey());
      case ES384 -> new ECDSASigner(key.privateKey(), Curve.P_384);
    };
  }
}
