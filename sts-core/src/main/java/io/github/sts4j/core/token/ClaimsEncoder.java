package io.github.sts4j.core.token;

/** Writes claims in their one binary form ({@code docs/token-format.md}, "Claims"). */
final class ClaimsEncoder {
  private ClaimsEncoder() {}

  static byte[] encode(SessionClaims claims) {
    WireWriter out = new WireWriter();
    writeIdentity(out, claims);
    writePolicy(out, claims);
    writeHistory(out, claims);
    writeFederation(out, claims);
    claims.firstPrincipal().ifPresent(who -> out.text(ClaimField.FIRST_PRINCIPAL, who));
    return out.finish();
  }

  /** The bytes of the fields that {@code PackedPolicySize} counts (CR-5). */
  static int packedSize(SessionClaims claims) {
    WireWriter out = new WireWriter();
    writePolicy(out, claims);
    writeFederatedContext(out, claims);
    return out.size();
  }

  private static void writeIdentity(WireWriter out, SessionClaims claims) {
    out.number(ClaimField.KIND, claims.kind().number());
    out.text(ClaimField.ACCESS_KEY_ID, claims.accessKeyId().value());
    out.text(ClaimField.SECRET_ACCESS_KEY, claims.secretAccessKey().reveal());
    out.text(ClaimField.PRINCIPAL_ARN, claims.principalArn());
    out.text(ClaimField.PRINCIPAL_ID, claims.principalId());
    out.number(ClaimField.ISSUED_AT, claims.issuedAt().getEpochSecond());
    out.number(ClaimField.EXPIRES_AT, claims.expiresAt().getEpochSecond());
    claims.sessionName().ifPresent(name -> out.text(ClaimField.SESSION_NAME, name));
    claims.sourceIdentity().ifPresent(source -> out.text(ClaimField.SOURCE_IDENTITY, source));
  }

  private static void writePolicy(WireWriter out, SessionClaims claims) {
    claims.sessionPolicy().ifPresent(policy -> out.text(ClaimField.SESSION_POLICY, policy));
    for (String arn : claims.sessionPolicyArns()) {
      out.text(ClaimField.SESSION_POLICY_ARN, arn);
    }
    for (SessionTag tag : claims.tags()) {
      writeTag(out, tag);
    }
  }

  private static void writeTag(WireWriter out, SessionTag tag) {
    out.beginMessage(ClaimField.TAG);
    out.text(ClaimField.TAG_KEY, tag.key());
    out.text(ClaimField.TAG_VALUE, tag.value());
    if (tag.transitive()) {
      out.number(ClaimField.TAG_TRANSITIVE, 1);
    }
    out.endMessage();
  }

  private static void writeFederation(WireWriter out, SessionClaims claims) {
    claims
        .identityProvider()
        .ifPresent(provider -> out.text(ClaimField.IDENTITY_PROVIDER, provider));
    writeFederatedContext(out, claims);
    claims.delegate().ifPresent(account -> out.text(ClaimField.DELEGATE, account.value()));
  }

  private static void writeFederatedContext(WireWriter out, SessionClaims claims) {
    claims.federatedContext().forEach((key, values) -> {
      WireWriter entry = new WireWriter();
      entry.text(ClaimField.CONTEXT_KEY, key);
      values.forEach(value -> entry.text(ClaimField.CONTEXT_VALUE, value));
      out.bytes(ClaimField.FEDERATED_CONTEXT, entry.finish());
    });
  }

  private static void writeHistory(WireWriter out, SessionClaims claims) {
    claims
        .mfaAuthenticatedAt()
        .ifPresent(mfa -> out.number(ClaimField.MFA_AUTHENTICATED_AT, mfa.getEpochSecond()));
    if (claims.isChained()) {
      out.number(ClaimField.CHAINED, 1);
    }
    for (SessionLink ancestor : claims.ancestors()) {
      AncestorCodec.write(out, ancestor, claims.sourceIdentity());
    }
  }
}
