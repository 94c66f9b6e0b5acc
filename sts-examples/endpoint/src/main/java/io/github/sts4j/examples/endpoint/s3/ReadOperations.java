package io.github.sts4j.examples.endpoint.s3;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** GetObject and HeadObject, which differ only in what {@link S3Service} sends of the body. */
record ReadOperations(BucketLookup buckets) implements Operation {
  private static final String OVERRIDE_PREFIX = "response-";
  private static final List<String> OVERRIDES = List.of(
      "response-content-type",
      "response-content-language",
      "response-expires",
      "response-cache-control",
      "response-content-disposition",
      "response-content-encoding");

  static List<String> parameters() {
    return OVERRIDES;
  }

  @Override
  public S3Response run(S3Call call, S3Access access) {
    StoredObject object = buckets.readable(buckets.of(call), call.key(), access);
    Preconditions.Outcome outcome = Preconditions.of(call, "").onRead(object);
    if (outcome == Preconditions.Outcome.FAILED) {
      throw S3Error.PRECONDITION_FAILED.because(
          "at least one of the preconditions you specified did not hold");
    }
    if (outcome == Preconditions.Outcome.NOT_MODIFIED) {
      return S3Response.of(304).withAll(validators(object));
    }
    Optional<ByteRange> range = range(call, object);
    S3Response response = S3Response.of(range.isPresent() ? 206 : 200)
        .withAll(object.headers())
        .withAll(overrides(call))
        .withAll(validators(object))
        .with("Accept-Ranges", "bytes");
    return range.isPresent() ? part(response, object, range.get()) : whole(response, object, call);
  }

  private static S3Response whole(S3Response response, StoredObject object, S3Call call) {
    boolean wanted =
        call.header("x-amz-checksum-mode").filter("ENABLED"::equalsIgnoreCase).isPresent();
    return response.withAll(wanted ? object.checksums() : Map.of()).withBody(object.content());
  }

  /** Without checksums: they are of the whole, and clients would compare them with the part. */
  private static S3Response part(S3Response response, StoredObject object, ByteRange range) {
    String contentRange =
        "bytes " + range.first() + "-" + range.last() + "/" + object.content().size();
    return response
        .with("Content-Range", contentRange)
        .withBody(object.content().slice(range.first(), range.last()));
  }

  private static Optional<ByteRange> range(S3Call call, StoredObject object) {
    return call.request()
        .header("range")
        .filter(header -> isStillValid(call.request().header("if-range"), object))
        .flatMap(header -> ByteRange.parse(header, object.content().size()));
  }

  private static boolean isStillValid(Optional<String> ifRange, StoredObject object) {
    return ifRange
        .map(validator -> validator.equals(object.quotedEtag())
            || validator.equals(HttpDates.inHeader(object.lastModified())))
        .orElse(true);
  }

  private static Map<String, String> validators(StoredObject object) {
    return Map.of(
        "ETag", object.quotedEtag(), "Last-Modified", HttpDates.inHeader(object.lastModified()));
  }

  private static Map<String, String> overrides(S3Call call) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (String name : OVERRIDES) {
      call.query()
          .get(name)
          .ifPresent(value ->
              headers.put(name.substring(OVERRIDE_PREFIX.length()), HeaderText.check(name, value)));
    }
    return headers;
  }
}
