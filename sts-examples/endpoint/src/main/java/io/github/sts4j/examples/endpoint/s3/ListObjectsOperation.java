package io.github.sts4j.examples.endpoint.s3;

import java.util.Optional;
import java.util.function.UnaryOperator;

/** ListObjectsV2. */
record ListObjectsOperation(ObjectStore store, BucketLookup buckets) implements Operation {
  private static final int MAX_KEYS = 1000;

  @Override
  public S3Response run(S3Call call, S3Access access) {
    if (!call.query().get("list-type").equals(Optional.of("2"))) {
      throw S3Error.INVALID_ARGUMENT.because("list-type must be 2");
    }
    Bucket bucket = buckets.of(call);
    access.require(
        "s3:ListBucket", bucket.arn(), bucket.ownerAccount(), ConditionKeys.ofList(call));
    ListQuery query = new ListQuery(
        parameter(call, "prefix"),
        parameter(call, "delimiter"),
        after(call),
        PageSize.of(call, "max-keys", 0, MAX_KEYS));
    ListPage page = store.list(bucket, query);
    boolean encoded = isUrlEncoded(call);
    if (!encoded && !page.entries().stream().allMatch(entry -> XmlText.canHold(entry.name()))) {
      throw S3Error.INVALID_REQUEST.because(
          "a key of the listing holds characters that XML cannot carry; add encoding-type=url");
    }
    UnaryOperator<String> encoding = encoded ? PercentCoding::encode : UnaryOperator.identity();
    return S3Response.xml(200, XmlDocument.result("ListBucketResult", xml -> {
      writeQuery(xml, call, query, encoding);
      writePage(
          xml,
          page,
          encoding,
          wantsOwner(call) ? Optional.of(new Owner(bucket.ownerAccount())) : Optional.empty());
    }));
  }

  private static void writeQuery(
      XmlDocument xml, S3Call call, ListQuery query, UnaryOperator<String> encoding) {
    xml.text("Name", call.bucket());
    xml.text("Prefix", encoding.apply(query.prefix()));
    if (!query.delimiter().isEmpty()) {
      xml.text("Delimiter", encoding.apply(query.delimiter()));
    }
    xml.text("MaxKeys", Integer.toString(query.maxKeys()));
    call.query().get("encoding-type").ifPresent(type -> xml.text("EncodingType", type));
    call.query().get("start-after").ifPresent(key -> xml.text("StartAfter", encoding.apply(key)));
    call.query().get("continuation-token").ifPresent(token -> xml.text("ContinuationToken", token));
  }

  private static void writePage(
      XmlDocument xml, ListPage page, UnaryOperator<String> encoding, Optional<Owner> owner) {
    xml.text("KeyCount", Integer.toString(page.entries().size()));
    xml.text("IsTruncated", Boolean.toString(page.truncated()));
    if (page.truncated()) {
      xml.text("NextContinuationToken", ContinuationToken.after(page.lastName()));
    }
    page.keys().forEach(key -> writeKey(xml, key, encoding, owner));
    page.commonPrefixes()
        .forEach(prefix ->
            xml.element("CommonPrefixes", () -> xml.text("Prefix", encoding.apply(prefix.name()))));
  }

  private static void writeKey(
      XmlDocument xml, ListPage.Key key, UnaryOperator<String> encoding, Optional<Owner> owner) {
    xml.element("Contents", () -> {
      xml.text("Key", encoding.apply(key.name()));
      xml.text("LastModified", HttpDates.inDocument(key.object().lastModified()));
      xml.text("ETag", key.object().quotedEtag());
      xml.text("Size", Long.toString(key.object().content().size()));
      xml.text("StorageClass", "STANDARD");
      owner.ifPresent(account -> account.write(xml));
    });
  }

  private static String parameter(S3Call call, String name) {
    return call.query().get(name).orElse("");
  }

  /** The token goes before start-after, which only says where the first page began. */
  private static String after(S3Call call) {
    return call.query()
        .get("continuation-token")
        .map(ContinuationToken::parse)
        .orElseGet(() -> parameter(call, "start-after"));
  }

  private static boolean isUrlEncoded(S3Call call) {
    Optional<String> type = call.query().get("encoding-type");
    if (type.filter(value -> !value.equals("url")).isPresent()) {
      throw S3Error.INVALID_ARGUMENT.because("encoding-type `" + type.get() + "` must be `url`");
    }
    return type.isPresent();
  }

  private static boolean wantsOwner(S3Call call) {
    return call.query().get("fetch-owner").filter("true"::equals).isPresent();
  }
}
