package io.github.sts4j.core.federation;

import static java.util.Objects.requireNonNull;

import io.github.sts4j.core.identity.AccountId;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * An OpenID Connect provider as an account registers it (OI-1).
 *
 * @param account the account it is registered in; its ARN is {@code arn:aws:iam::ACCOUNT:oidc-provider/URL-without-scheme}
 * @param url the issuer, to the letter
 * @param clientIds the audiences that its tokens may have (OI-16)
 * @param thumbprints SHA-1 of certificates, 40 hexadecimal digits each (OI-2)
 * @param jwksUri where its keys are; when empty, its discovery document says so
 * @param clockSkew how far its clock may be off
 * @param allowAllClaims whether every claim of a token becomes a condition key (LK-11)
 */
public record OidcProvider(
    AccountId account,
    String url,
    List<String> clientIds,
    List<String> thumbprints,
    Optional<URI> jwksUri,
    Duration clockSkew,
    boolean allowAllClaims) {
  public OidcProvider {
    requireNonNull(account, "account");
    requireNonNull(url, "url");
    clientIds = List.copyOf(clientIds);
    thumbprints = List.copyOf(thumbprints);
    requireNonNull(jwksUri, "jwksUri");
    requireNonNull(clockSkew, "clockSkew");
  }
}
