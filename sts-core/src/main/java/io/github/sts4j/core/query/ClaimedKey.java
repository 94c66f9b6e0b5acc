package io.github.sts4j.core.query;

import io.github.sts4j.core.identity.AccessKeyId;
import io.github.sts4j.core.sigv4.SignedRequest;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The access key id that a request names, for the record of requests whose sender is never established. It is looked for in
 * signatures that are not well-formed too, and what does not look like an access key id is left alone: it may be a secret in
 * the wrong place.
 */
final class ClaimedKey {
  private static final Pattern CREDENTIAL =
      Pattern.compile("(?:^|[ ,&-])Credential=(A[A-Z0-9]{19})(?:/|%2[Ff])");

  private ClaimedKey() {}

  static Optional<AccessKeyId> of(SignedRequest request) {
    return Stream.concat(request.headers("authorization").stream(), Stream.of(request.rawQuery()))
        .map(CREDENTIAL::matcher)
        .filter(Matcher::find)
        .map(found -> AccessKeyId.of(found.group(1)))
        .findFirst();
  }
}
