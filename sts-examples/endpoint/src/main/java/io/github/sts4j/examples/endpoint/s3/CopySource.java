package io.github.sts4j.examples.endpoint.s3;

/** The object that a copy is made of. */
record CopySource(String bucket, String key) {
  /**
   * Reads an {@code x-amz-copy-source} header: {@code bucket/key} with or without a slash before, percent-encoded.
   *
   * @throws S3Exception if it names no object, or a version of one
   */
  static CopySource parse(String header) {
    // Decoded after the cut: a question mark of the key itself is escaped.
    if (header.contains("?")) {
      throw S3Error.NOT_IMPLEMENTED.because(
          "copying a version is not implemented; leave out ?versionId");
    }
    String text = PercentCoding.decode(header)
        .orElseThrow(() ->
            S3Error.INVALID_ARGUMENT.because("x-amz-copy-source is not percent-encoded UTF-8"));
    String path = text.startsWith("/") ? text.substring(1) : text;
    int slash = path.indexOf('/');
    if (slash <= 0 || slash == path.length() - 1) {
      throw S3Error.INVALID_ARGUMENT.because(
          "x-amz-copy-source `" + header + "` must be bucket/key");
    }
    return new CopySource(path.substring(0, slash), S3Target.checkedKey(path.substring(slash + 1)));
  }
}
