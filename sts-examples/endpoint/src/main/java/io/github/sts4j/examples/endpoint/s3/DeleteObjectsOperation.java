package io.github.sts4j.examples.endpoint.s3;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** DeleteObjects: many keys in one request, each asked for and answered on its own. */
record DeleteObjectsOperation(ObjectStore store, BucketLookup buckets) implements Operation {
  private static final BodyReader DOCUMENTS = new BodyReader(1 << 21);
  private static final int MAX_KEYS = 1000;

  @Override
  public S3Response run(S3Call call, S3Access access) throws IOException {
    Bucket bucket = buckets.of(call);
    ReceivedBody body = DOCUMENTS.read(call);
    if (body.checksums().isEmpty() && call.request().header("content-md5").isEmpty()) {
      throw S3Error.INVALID_REQUEST.because(
          "missing required header: Content-MD5 or x-amz-checksum-");
    }
    XmlElement delete = XmlElement.parse(body.content(), "Delete");
    List<XmlElement> objects = delete.children("Object");
    if (objects.isEmpty() || objects.size() > MAX_KEYS) {
      throw XmlElement.malformed("it must hold 1 to " + MAX_KEYS + " `Object`");
    }
    // Before the first is deleted: a broken document changes nothing.
    objects.forEach(DeleteObjectsOperation::key);
    boolean quiet = delete.textOf("Quiet").filter("true"::equalsIgnoreCase).isPresent();
    return S3Response.xml(
        200,
        XmlDocument.result(
            "DeleteResult",
            xml -> objects.forEach(
                object -> write(xml, object, quiet, delete(bucket, object, access)))));
  }

  /** Deletes one object; the refusal, if there is one, is part of the answer. */
  private Optional<S3Exception> delete(Bucket bucket, XmlElement object, S3Access access) {
    try {
      String key = S3Target.checkedKey(key(object));
      if (object.children().size() > 1) {
        throw S3Error.NOT_IMPLEMENTED.because("of an Object to delete, only Key is implemented");
      }
      access.require(
          "s3:DeleteObject", bucket.arnOf(key), bucket.ownerAccount(), ConditionKeys.none());
      store.delete(bucket, key, anything -> {});
      return Optional.empty();
    } catch (S3Exception refusal) {
      return Optional.of(refusal);
    }
  }

  private static void write(
      XmlDocument xml, XmlElement object, boolean quiet, Optional<S3Exception> refusal) {
    if (refusal.isEmpty() && quiet) {
      return;
    }
    xml.element(refusal.isPresent() ? "Error" : "Deleted", () -> {
      xml.text("Key", key(object));
      refusal.ifPresent(error -> {
        xml.text("Code", error.code());
        xml.text("Message", String.valueOf(error.getMessage()));
      });
    });
  }

  private static String key(XmlElement object) {
    return object
        .textOf("Key")
        .filter(key -> !key.isEmpty())
        .orElseThrow(() -> XmlElement.malformed("an `Object` has no `Key`"));
  }
}
