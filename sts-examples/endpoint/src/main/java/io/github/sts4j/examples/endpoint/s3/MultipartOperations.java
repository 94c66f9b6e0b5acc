package io.github.sts4j.examples.endpoint.s3;

import java.io.IOException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** CreateMultipartUpload, UploadPart and AbortMultipartUpload. */
record MultipartOperations(
    ObjectStore store, BucketLookup buckets, BodyReader bodies, RandomGenerator random) {
  private static final int ID_BYTES = 16;
  private static final int MAX_PART_NUMBER = 10_000;

  S3Response create(S3Call call, S3Access access) {
    Bucket bucket = buckets.of(call);
    access.require(
        "s3:PutObject",
        bucket.arnOf(call.key()),
        bucket.ownerAccount(),
        ConditionKeys.ofWrite(call));
    MultipartUpload upload = new MultipartUpload(
        newId(), call.key(), ObjectHeaders.of(call), MultipartChecksum.of(call), new TreeMap<>());
    store.beginUpload(bucket, upload);
    return S3Response.xml(200, XmlDocument.result("InitiateMultipartUploadResult", xml -> {
          xml.text("Bucket", bucket.name());
          xml.text("Key", call.key());
          xml.text("UploadId", upload.id());
        }))
        .withAll(headers(upload.checksum()));
  }

  S3Response uploadPart(S3Call call, S3Access access) throws IOException {
    if (call.header("x-amz-copy-source").isPresent()) {
      throw S3Error.NOT_IMPLEMENTED.because(
          "UploadPartCopy is not implemented; upload the part's bytes");
    }
    Bucket bucket = buckets.of(call);
    access.require(
        "s3:PutObject", bucket.arnOf(call.key()), bucket.ownerAccount(), ConditionKeys.none());
    int number = partNumber(call.query().get("partNumber").orElse(""));
    String id = uploadId(call);
    // Before the body is read: nobody should send megabytes to an upload that is gone.
    String key = store.upload(bucket, call.key(), id).key();
    ReceivedBody part = bodies.read(call);
    store.putPart(bucket, key, id, number, part);
    return S3Response.of(200).with("ETag", '"' + part.etag() + '"').withAll(part.checksums());
  }

  S3Response abort(S3Call call, S3Access access) {
    Bucket bucket = buckets.of(call);
    access.require(
        "s3:AbortMultipartUpload",
        bucket.arnOf(call.key()),
        bucket.ownerAccount(),
        ConditionKeys.none());
    store.abortUpload(bucket, call.key(), uploadId(call));
    return S3Response.of(204);
  }

  static String uploadId(S3Call call) {
    return call.query().get("uploadId").orElse("");
  }

  /**
   * The number of a part.
   *
   * @throws S3Exception if it is not between 1 and 10,000
   */
  static int partNumber(String text) {
    try {
      int number = Integer.parseInt(text);
      if (number >= 1 && number <= MAX_PART_NUMBER) {
        return number;
      }
    } catch (NumberFormatException notAnInteger) {
      // Reported below, together with numbers out of range.
    }
    throw S3Error.INVALID_ARGUMENT.because(
        "the part number `" + text + "` must be an integer between 1 and " + MAX_PART_NUMBER);
  }

  private static Map<String, String> headers(Optional<MultipartChecksum> checksum) {
    return checksum
        .map(chosen -> Map.of(
            "x-amz-checksum-algorithm",
            chosen.algorithm().name(),
            "x-amz-checksum-type",
            chosen.type()))
        .orElse(Map.of());
  }

  private String newId() {
    byte[] id = new byte[ID_BYTES];
    random.nextBytes(id);
    return HexFormat.of().formatHex(id);
  }
}
