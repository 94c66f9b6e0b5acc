package io.github.sts4j.core.token;

import io.github.sts4j.core.identity.AccessKeyId;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The sessions a session came from, in their one binary form ({@code docs/token-format.md}, "Claims"). A source identity
 * stays the same along most chains, and is then written as a flag.
 */
final class AncestorCodec {
  private @Nullable SessionKind kind;
  private @Nullable AccessKeyId accessKeyId;
  private @Nullable String principalId;
  private @Nullable String sessionName;
  private @Nullable Instant issuedAt;
  private @Nullable String sourceIdentity;

  private AncestorCodec() {}

  /** @param shared the source identity of the session whose ancestor it is */
  static void write(WireWriter out, SessionLink ancestor, Optional<String> shared) {
    out.beginMessage(ClaimField.ANCESTOR);
    out.number(ClaimField.ANCESTOR_KIND, ancestor.kind().number());
    out.text(ClaimField.ANCESTOR_ACCESS_KEY_ID, ancestor.accessKeyId().value());
    out.text(ClaimField.ANCESTOR_PRINCIPAL_ID, ancestor.principalId());
    out.number(ClaimField.ANCESTOR_ISSUED_AT, ancestor.issuedAt().getEpochSecond());
    ancestor.sessionName().ifPresent(name -> out.text(ClaimField.ANCESTOR_SESSION_NAME, name));
    Optional<String> source = ancestor.sourceIdentity();
    if (source.isPresent() && source.equals(shared)) {
      out.number(ClaimField.ANCESTOR_SHARES_SOURCE_IDENTITY, 1);
    } else {
      source.ifPresent(other -> out.text(ClaimField.ANCESTOR_SOURCE_IDENTITY, other));
    }
    out.endMessage();
  }

  /** @param shared the source identity of the session whose ancestor it is */
  static SessionLink read(WireReader in, @Nullable String shared) {
    AncestorCodec ancestor = new AncestorCodec();
    while (in.hasNext()) {
      ancestor.readField(in.nextField(), in, shared);
    }
    return ancestor.link();
  }

  private void readField(int field, WireReader in, @Nullable String shared) {
    switch (field) {
      case ClaimField.ANCESTOR_KIND -> kind = ClaimsDecoder.kind(in.number());
      case ClaimField.ANCESTOR_ACCESS_KEY_ID -> accessKeyId = AccessKeyId.of(in.text());
      case ClaimField.ANCESTOR_PRINCIPAL_ID -> principalId = in.text();
      case ClaimField.ANCESTOR_ISSUED_AT -> issuedAt = ClaimsDecoder.second(in.number());
      case ClaimField.ANCESTOR_SESSION_NAME -> sessionName = in.text();
      case ClaimField.ANCESTOR_SOURCE_IDENTITY -> sourceIdentity = other(in.text(), shared);
      case ClaimField.ANCESTOR_SHARES_SOURCE_IDENTITY -> share(in.flag(), shared);
      default -> in.skipInformative();
    }
  }

  /** One form only: what the session has too is not written out. */
  private static String other(String own, @Nullable String shared) {
    if (own.equals(shared)) {
      throw new IllegalArgumentException("an ancestor repeats the session's source identity");
    }
    return own;
  }

  private void share(boolean flag, @Nullable String shared) {
    if (!flag || shared == null || sourceIdentity != null) {
      throw new IllegalArgumentException("an ancestor has no source identity to share, or two");
    }
    sourceIdentity = shared;
  }

  private SessionLink link() {
    return new SessionLink(
        SessionClaims.required(kind, "kind"),
        SessionClaims.required(accessKeyId, "accessKeyId"),
        SessionClaims.required(principalId, "principalId"),
        Optional.ofNullable(sessionName),
        SessionClaims.required(issuedAt, "issuedAt"),
        Optional.ofNullable(sourceIdentity));
  }
}
