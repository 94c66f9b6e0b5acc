package io.github.sts4j.federation.oidc;

import io.github.sts4j.core.identity.AccountId;
import java.util.Optional;

/**
 * A registered or built-in issuer with its keys.
 *
 * @param registration what was registered
 * @param builtIn which one it is, if it is built in
 * @param keys its keys
 * @param headers reads its tokens' headers
 * @param keyNames names its condition keys
 */
record Issuer(
    OidcRegistration registration,
    Optional<BuiltInProvider> builtIn,
    IssuerKeys keys,
    HeaderMemo headers,
    ConditionKeyNames keyNames) {

  /** The {@code Federated} principal (CK-4). */
  String principal(String partition) {
    return builtIn.isPresent()
        ? builtIn.get().principal()
        : "arn:" + partition + ":iam::" + registration.provider().account() + ":oidc-provider/"
            + keyNames.prefix();
  }

  /** A built-in provider is the account's own, whichever account that is (TP-48). */
  AccountId account(AccountId ofRole) {
    return builtIn.isPresent() ? ofRole : registration.provider().account();
  }
}
