package io.github.sts4j.core.token;

import io.github.sts4j.core.identity.AccessKeyId;
import io.github.sts4j.core.identity.AccountId;
import io.github.sts4j.core.identity.SecretAccessKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads claims strictly ({@code docs/token-format.md}, "Claims"): a form that the encoder would not have written, or a
 * broken rule, is an {@link IllegalArgumentException}.
 */
final class ClaimsDecoder {
  private final SessionClaimsBuilder claims = SessionClaims.builder();

  // Most sessions have none of these.
  private @Nullable List<String> policyArns;
  private @Nullable List<SessionTag> tags;
  private @Nullable List<SessionLink> ancestors;
  private @Nullable SortedMap<String, List<String>> context;

  private ClaimsDecoder() {}

  static SessionClaims decode(byte[] bytes) {
    return new ClaimsDecoder().read(new WireReader(bytes));
  }

  private SessionClaims read(WireReader in) {
    while (in.hasNext()) {
      readField(in.nextField(), in);
    }
    if (policyArns != null) {
      claims.sessionPolicyArns(policyArns);
    }
    if (tags != null) {
      claims.tags(tags);
    }
    if (ancestors != null) {
      claims.ancestors(ancestors);
    }
    if (context != null) {
      claims.federatedContext(context);
    }
    return claims.build();
  }

  private void readField(int field, WireReader in) {
    switch (field) {
      case ClaimField.KIND -> claims.kind(kind(in.number()));
      case ClaimField.ACCESS_KEY_ID -> claims.accessKeyId(AccessKeyId.of(in.text()));
      case ClaimField.SECRET_ACCESS_KEY -> claims.secretAccessKey(SecretAccessKey.of(in.text()));
      case ClaimField.PRINCIPAL_ARN -> claims.principalArn(in.text());
      case ClaimField.PRINCIPAL_ID -> claims.principalId(in.text());
      case ClaimField.ISSUED_AT -> claims.issuedAt(second(in.number()));
      case ClaimField.EXPIRES_AT -> claims.expiresAt(second(in.number()));
      case ClaimField.SESSION_NAME -> claims.sessionName(in.text());
      case ClaimField.SOURCE_IDENTITY -> claims.sourceIdentity(in.text());
      case ClaimField.SESSION_POLICY -> claims.sessionPolicy(in.text());
      case ClaimField.SESSION_POLICY_ARN -> readPolicyArn(in.repeatableText());
      case ClaimField.TAG -> readTag(in);
      case ClaimField.MFA_AUTHENTICATED_AT -> claims.mfaAuthenticatedAt(second(in.number()));
      case ClaimField.CHAINED -> claims.chained(in.flag());
      case ClaimField.ANCESTOR ->
        readAncestor(AncestorCodec.read(in.repeatableMessage(), claims.sourceIdentity));
      case ClaimField.IDENTITY_PROVIDER -> claims.identityProvider(in.text());
      case ClaimField.FEDERATED_CONTEXT -> readContext(in.repeatableMessage());
      case ClaimField.DELEGATE -> claims.delegate(AccountId.of(in.text()));
      case ClaimField.FIRST_PRINCIPAL -> claims.firstPrincipal(in.text());
      default -> in.skipInformative();
    }
  }

  private void readPolicyArn(String arn) {
    policyArns = policyArns == null ? new ArrayList<>() : policyArns;
    policyArns.add(arn);
  }

  private void readAncestor(SessionLink ancestor) {
    ancestors = ancestors == null ? new ArrayList<>() : ancestors;
    ancestors.add(ancestor);
  }

  private void readTag(WireReader in) {
    if (tags == null) {
      PlainTags plain = in.plainTags();
      if (plain != null) {
        claims.plainTags(plain);
        return;
      }
      tags = new ArrayList<>();
    }
    tags.add(tag(in.repeatableMessage()));
  }

  /** Keys rise, so that the same context has one form. */
  private void readContext(WireReader in) {
    @Nullable String key = null;
    List<String> values = new ArrayList<>();
    while (in.hasNext()) {
      switch (in.nextField()) {
        case ClaimField.CONTEXT_KEY -> key = in.text();
        case ClaimField.CONTEXT_VALUE -> values.add(in.repeatableText());
        default -> in.skipInformative();
      }
    }
    context = context == null ? new TreeMap<>() : context;
    if (key == null || (!context.isEmpty() && key.compareTo(context.lastKey()) <= 0)) {
      throw new IllegalArgumentException("a context key is missing or out of order");
    }
    context.put(key, values);
  }

  static SessionKind kind(long number) {
    return SessionKind.ofNumber(number)
        .orElseThrow(() -> new IllegalArgumentException("session kind " + number + " is unknown"));
  }

  static Instant second(long epochSecond) {
    if (epochSecond > ClaimRules.LAST_SECOND) {
      throw new IllegalArgumentException("time " + epochSecond + " is after the year 9999");
    }
    return Instant.ofEpochSecond(epochSecond);
  }

  static SessionTag tag(WireReader in) {
    @Nullable String key = null;
    @Nullable String value = null;
    boolean transitive = false;
    while (in.hasNext()) {
      switch (in.nextField()) {
        case ClaimField.TAG_KEY -> key = in.text();
        case ClaimField.TAG_VALUE -> value = in.text();
        case ClaimField.TAG_TRANSITIVE -> transitive = in.flag();
        default -> in.skipInformative();
      }
    }
    if (key == null || value == null) {
      throw new IllegalArgumentException("a tag needs a key and a value");
    }
    return new SessionTag(key, value, transitive);
  }
}
