package io.github.sts4j.core.token;

import io.github.sts4j.core.identity.AccountId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes claims in their one binary form ({@code docs/token-format.md}, "Claims"). */
final class ClaimsEncoder {
  private ClaimsEncoder() {}

  static byte[] encode(SessionClaims claims) {
    return write(claims).finish();
  }

  /** The claims written, for the caller to wipe. */
  static WireWriter write(SessionClaims claims) {
    WireWriter out = new WireWriter();
    writeIdentity(out, claims);
    writePolicy(out, claims);
    writeHistory(out, claims);
    writeFederation(out, claims);
    writeIfAny(out, ClaimField.FIRST_PRINCIPAL, claims.firstPrincipal());
    return out;
  }

  /** The bytes of the fields that {@code PackedPolicySize} counts (CR-5). */
  static int packedSize(SessionClaims claims) {
    String policy = claims.sessionPolicy().orElse(null);
    int size = policy == null ? 0 : WireSize.ofText(ClaimField.SESSION_POLICY, policy);
    for (String arn : claims.sessionPolicyArns()) {
      size += WireSize.ofText(ClaimField.SESSION_POLICY_ARN, arn);
    }
    for (SessionTag tag : claims.tags()) {
      int content = WireSize.ofText(ClaimField.TAG_KEY, tag.key())
          + WireSize.ofText(ClaimField.TAG_VALUE, tag.value())
          + (tag.transitive() ? WireSize.ofFlag(ClaimField.TAG_TRANSITIVE) : 0);
      size += WireSize.ofContent(ClaimField.TAG, content);
    }
    for (Map.Entry<String, List<String>> entry : claims.federatedContext().entrySet()) {
      int content = WireSize.ofText(ClaimField.CONTEXT_KEY, entry.getKey());
      for (String value : entry.getValue()) {
        content += WireSize.ofText(ClaimField.CONTEXT_VALUE, value);
      }
      size += WireSize.ofContent(ClaimField.FEDERATED_CONTEXT, content);
    }
    return size;
  }

  private static void writeIdentity(WireWriter out, SessionClaims claims) {
    out.number(ClaimField.KIND, claims.kind().number());
    out.text(ClaimField.ACCESS_KEY_ID, claims.accessKeyId().value());
    out.text(ClaimField.SECRET_ACCESS_KEY, claims.secretAccessKey().reveal());
    out.text(ClaimField.PRINCIPAL_ARN, claims.principalArn());
    out.text(ClaimField.PRINCIPAL_ID, claims.principalId());
    out.number(ClaimField.ISSUED_AT, claims.issuedAt().getEpochSecond());
    out.number(ClaimField.EXPIRES_AT, claims.expiresAt().getEpochSecond());
    writeIfAny(out, ClaimField.SESSION_NAME, claims.sessionName());
    writeIfAny(out, ClaimField.SOURCE_IDENTITY, claims.sourceIdentity());
  }

  private static void writeIfAny(WireWriter out, int field, Optional<String> text) {
    if (text.isPresent()) {
      out.text(field, text.get());
    }
  }

  private static void writePolicy(WireWriter out, SessionClaims claims) {
    writeIfAny(out, ClaimField.SESSION_POLICY, claims.sessionPolicy());
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
    writeIfAny(out, ClaimField.IDENTITY_PROVIDER, claims.identityProvider());
    writeFederatedContext(out, claims);
    writeIfAny(out, ClaimField.DELEGATE, claims.delegate().map(AccountId::value));
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
    Instant mfa = claims.mfaAuthenticatedAt().orElse(null);
    if (mfa != null) {
      out.number(ClaimField.MFA_AUTHENTICATED_AT, mfa.getEpochSecond());
    }
    if (claims.isChained()) {
      out.number(ClaimField.CHAINED, 1);
    }
    for (SessionLink ancestor : claims.ancestors()) {
      AncestorCodec.write(out, ancestor, claims.sourceIdentity());
    }
  }
}
