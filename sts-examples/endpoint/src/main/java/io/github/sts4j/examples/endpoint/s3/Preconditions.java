package io.github.sts4j.examples.endpoint.s3;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** The conditions of a request, in the order of precedence of RFC 9110, section 13.2.2. */
record Preconditions(
    Optional<String> ifMatch,
    Optional<String> ifNoneMatch,
    Optional<Instant> ifModifiedSince,
    Optional<Instant> ifUnmodifiedSince) {

  /** What a read is to do. */
  enum Outcome {
    PROCEED,
    NOT_MODIFIED,
    FAILED
  }

  /** The conditions on the object itself (empty prefix), or on the source of a copy. */
  static Preconditions of(S3Call call, String headerPrefix) {
    return new Preconditions(
        call.header(headerPrefix + "if-match"),
        call.header(headerPrefix + "if-none-match"),
        call.header(headerPrefix + "if-modified-since").flatMap(HttpDates::parse),
        call.header(headerPrefix + "if-unmodified-since").flatMap(HttpDates::parse));
  }

  /** What they mean for a read of this object. Equal instants count as not modified. */
  Outcome onRead(StoredObject object) {
    Instant modified = object.lastModified();
    boolean failed = ifMatch.isPresent()
        ? !matches(ifMatch.get(), object)
        : ifUnmodifiedSince.filter(modified::isAfter).isPresent();
    if (failed) {
      return Outcome.FAILED;
    }
    boolean unchanged = ifNoneMatch.isPresent()
        ? matches(ifNoneMatch.get(), object)
        : ifModifiedSince.filter(since -> !modified.isAfter(since)).isPresent();
    return unchanged ? Outcome.NOT_MODIFIED : Outcome.PROCEED;
  }

  /**
   * Returns if the object may be overwritten or deleted.
   *
   * @throws S3Exception if what is there now is not what the request expects
   */
  void onWrite(Optional<StoredObject> current) {
    if (ifMatch.isPresent()) {
      StoredObject object = current.orElseThrow(
          () -> S3Error.NO_SUCH_KEY.because("the key of the If-Match condition does not exist"));
      if (!matches(ifMatch.get(), object)) {
        throw failed("If-Match");
      }
    }
    if (ifNoneMatch.isPresent()
        && current.filter(object -> matches(ifNoneMatch.get(), object)).isPresent()) {
      throw failed("If-None-Match");
    }
  }

  static S3Exception failed(String header) {
    return S3Error.PRECONDITION_FAILED.because("the condition of `" + header + "` did not hold");
  }

  private static boolean matches(String tags, StoredObject object) {
    return Arrays.stream(tags.split(",", -1))
        .map(String::trim)
        .map(tag -> tag.startsWith("W/") ? tag.substring(2) : tag)
        .anyMatch(
            tag -> tag.equals("*") || tag.equals(object.etag()) || tag.equals(object.quotedEtag()));
  }
}
