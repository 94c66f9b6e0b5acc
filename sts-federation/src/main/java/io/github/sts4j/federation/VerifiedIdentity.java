package io.github.sts4j.federation;

import io.github.sts4j.core.token.SessionTag;
import java.util.List;
import java.util.Optional;

/** An identity that a registered provider vouches for, after all checks. Immutable. */
public interface VerifiedIdentity {

  /** The ARN of the provider that vouches, in the role's account; or the name of a built-in one (TP-11). */
  String provider();

  /** Who it is, in the provider's words: {@code sub}, or the text of {@code NameID} (SA-11, WI-6). */
  String subject();

  /** For whom the provider wrote it (SA-13, WI-8). */
  String audience();

  /** The source identity the provider set, if any (SI-1). */
  Optional<String> sourceIdentity();

  /** The session tags the provider set (ST-1). */
  List<SessionTag> tags();
}
