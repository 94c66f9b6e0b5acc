package io.github.sts4j.examples.endpoint.s3;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** CompleteMultipartUpload: makes one object of the parts that the client lists. */
record CompleteUploadOperation(ObjectStore store, BucketLookup buckets, long maxObjectBytes)
    implements Operation {
  private static final BodyReader DOCUMENTS = new BodyReader(1 << 22);
  private static final long MIN_PART_BYTES = 5L << 20;

  @Override
  public S3Response run(S3Call call, S3Access access) throws IOException {
    Bucket bucket = buckets.of(call);
    access.require(
        "s3:PutObject",
        bucket.arnOf(call.key()),
        bucket.ownerAccount(),
        ConditionKeys.ofWrite(call));
    WriteConditions.requireReadForIfMatch(call, bucket, access);
    MultipartUpload upload = store.upload(bucket, call.key(), MultipartOperations.uploadId(call));
    StoredObject object = assemble(upload, listedParts(call, upload));
    checkClaims(call, object);
    store.completeUpload(bucket, upload, object, Preconditions.of(call, "")::onWrite);
    return S3Response.xml(200, XmlDocument.result("CompleteMultipartUploadResult", xml -> {
      xml.text("Location", call.request().rawPath());
      xml.text("Bucket", bucket.name());
      xml.text("Key", call.key());
      xml.text("ETag", object.quotedEtag());
      upload.checksum().ifPresent(checksum -> write(xml, checksum, object));
    }));
  }

  /**
   * The parts in the order of the document.
   *
   * @throws S3Exception if one was not uploaded so, is out of order, or too small for one that is not the last
   */
  private static List<ReceivedBody> listedParts(S3Call call, MultipartUpload upload)
      throws IOException {
    // The checksum headers of this request are those of the object, not of the document.
    S3Call document =
        new S3Call(withoutChecksums(call.request()), call.target(), new QueryString(Map.of()));
    XmlElement root =
        XmlElement.parse(DOCUMENTS.read(document).content(), "CompleteMultipartUpload");
    List<ReceivedBody> parts = new ArrayList<>();
    int previous = 0;
    for (XmlElement listed : root.children("Part")) {
      int number = MultipartOperations.partNumber(listed.textOf("PartNumber").orElse(""));
      if (number <= previous) {
        throw S3Error.INVALID_PART_ORDER.because(
            "the parts must be listed in ascending order of their numbers");
      }
      previous = number;
      if (!parts.isEmpty() && parts.get(parts.size() - 1).content().size() < MIN_PART_BYTES) {
        throw S3Error.ENTITY_TOO_SMALL.because(
            "a part before `" + number + "` is smaller than " + MIN_PART_BYTES + " bytes");
      }
      parts.add(uploadedPart(listed, number, upload));
    }
    if (parts.isEmpty()) {
      throw XmlElement.malformed("it lists no `Part`");
    }
    return parts;
  }

  private static S3Request withoutChecksums(S3Request request) {
    S3Request.Builder plain = S3Request.builder(request.method(), request.rawPath())
        .body(request.body())
        .trailers(request::trailers);
    request.contentLength().ifPresent(plain::contentLength);
    request.headers().entrySet().stream()
        .filter(header -> !header.getKey().startsWith(ChecksumAlgorithm.HEADER_PREFIX))
        .filter(header -> !header.getKey().equals("x-amz-sdk-checksum-algorithm"))
        .forEach(
            header -> header.getValue().forEach(value -> plain.header(header.getKey(), value)));
    return plain.build();
  }

  private static ReceivedBody uploadedPart(XmlElement listed, int number, MultipartUpload upload) {
    ReceivedBody part = Optional.ofNullable(upload.parts().get(number))
        .orElseThrow(() -> S3Error.INVALID_PART.because("part `" + number + "` was not uploaded"));
    String etag = listed.textOf("ETag").orElse("").replace("\"", "");
    boolean sameTag = etag.equals(part.etag());
    boolean sameChecksums = part.checksums().entrySet().stream()
        .filter(checksum -> !checksum.getKey().equals("x-amz-checksum-type"))
        .allMatch(checksum -> listed
            .textOf(ClaimedChecksum.algorithm(checksum.getKey()).xmlElement())
            .map(checksum.getValue()::equals)
            .orElse(true));
    if (!sameTag || !sameChecksums) {
      throw S3Error.INVALID_PART.because(
          "part `" + number + "` was uploaded with another ETag or checksum");
    }
    return part;
  }

  private StoredObject assemble(MultipartUpload upload, List<ReceivedBody> parts) {
    List<Content> contents = parts.stream().map(ReceivedBody::content).toList();
    Content whole = Content.join(contents);
    if (whole.size() > maxObjectBytes) {
      throw S3Error.ENTITY_TOO_LARGE.because(
          "the object of " + whole.size() + " bytes is over the maximum of " + maxObjectBytes);
    }
    byte[] digests = Content.of(
            parts.stream().map(part -> HexFormat.of().parseHex(part.etag())).toList())
        .checksum(ChecksumAlgorithm.md5());
    Map<String, String> checksums = new TreeMap<>();
    upload.checksum().ifPresent(checksum -> {
      checksums.put(checksum.algorithm().header(), checksum.over(contents));
      checksums.put("x-amz-checksum-type", checksum.type());
    });
    String etag = HexFormat.of().formatHex(digests) + "-" + parts.size();
    return new StoredObject(whole, etag, store.now(), upload.headers(), checksums);
  }

  private static void checkClaims(S3Call call, StoredObject object) {
    Optional<String> size = call.header("x-amz-mp-object-size");
    if (size.filter(text -> !text.equals(Long.toString(object.content().size())))
        .isPresent()) {
      throw S3Error.INVALID_REQUEST.because(
          "x-amz-mp-object-size is not the " + object.content().size() + " bytes of the parts");
    }
    ClaimedChecksum.values(call).forEach((header, value) -> {
      if (!value.equals(object.checksums().get(header))) {
        throw S3Error.BAD_DIGEST.because(
            "`" + header + "` did not match the checksum calculated for the object");
      }
    });
  }

  private static void write(XmlDocument xml, MultipartChecksum checksum, StoredObject object) {
    String value = object.checksums().get(checksum.algorithm().header());
    if (value != null) {
      xml.text(checksum.algorithm().xmlElement(), value);
      xml.text("ChecksumType", checksum.type());
    }
  }
}
