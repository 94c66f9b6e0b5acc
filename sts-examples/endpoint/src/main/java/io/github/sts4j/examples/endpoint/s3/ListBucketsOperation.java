package io.github.sts4j.examples.endpoint.s3;

import java.util.List;

/** ListBuckets: the caller's own buckets. */
record ListBucketsOperation(ObjectStore store) implements Operation {
  private static final int MAX_BUCKETS = 10_000;

  @Override
  public S3Response run(S3Call call, S3Access access) {
    access.require("s3:ListAllMyBuckets", "*", access.account(), ConditionKeys.none());
    String prefix = call.query().get("prefix").orElse("");
    String region = call.query().get("bucket-region").orElse("");
    String after =
        call.query().get("continuation-token").map(ContinuationToken::parse).orElse("");
    int limit = PageSize.of(call, "max-buckets", 1, MAX_BUCKETS);
    List<Bucket> rest = store.bucketsOf(access.account()).stream()
        .filter(bucket -> bucket.name().startsWith(prefix))
        .filter(bucket -> region.isEmpty() || bucket.region().equals(region))
        .filter(bucket -> bucket.name().compareTo(after) > 0)
        .toList();
    List<Bucket> page = rest.subList(0, Math.min(limit, rest.size()));
    return S3Response.xml(200, XmlDocument.result("ListAllMyBucketsResult", xml -> {
      new Owner(access.account()).write(xml);
      xml.element("Buckets", () -> page.forEach(bucket -> write(xml, bucket)));
      if (page.size() < rest.size()) {
        xml.text(
            "ContinuationToken",
            ContinuationToken.after(page.get(page.size() - 1).name()));
      }
    }));
  }

  private static void write(XmlDocument xml, Bucket bucket) {
    xml.element("Bucket", () -> {
      xml.text("Name", bucket.name());
      xml.text("CreationDate", HttpDates.inDocument(bucket.created()));
      xml.text("BucketRegion", bucket.region());
    });
  }
}
