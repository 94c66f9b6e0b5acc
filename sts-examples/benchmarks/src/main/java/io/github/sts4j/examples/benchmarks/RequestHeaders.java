package io.github.sts4j.examples.benchmarks;

import java.util.Map;

/** Which headers a request has: what every signature with temporary credentials covers, or what a client was recorded with. */
public enum RequestHeaders {
  /** Host, date, payload hash and session token, all of them signed. */
  TYPICAL,
  BOTOCORE,
  AWS_SDK_JAVA;

  /** What it signs, besides the headers every signature adds. */
  Map<String, String> signedHeaders() {
    return switch (this) {
      case TYPICAL -> Map.of();
      case BOTOCORE -> Map.of("Range", "bytes=0-9", "x-amz-checksum-mode", "ENABLED");
      case AWS_SDK_JAVA ->
        Map.of(
            "amz-sdk-invocation-id",
            "2d6d9c78-9a91-e943-8f18-738d05d4e7de",
            "amz-sdk-request",
            "attempt=1; max=1",
            "Range",
            "bytes=0-9",
            "x-amz-checksum-crc32",
            "AAAAAA==",
            "x-amz-te",
            "append-md5");
    };
  }

  /** What it adds after signing. */
  Map<String, String> unsignedHeaders() {
    return switch (this) {
      case TYPICAL -> Map.of();
      case BOTOCORE ->
        Map.of(
            "Accept-Encoding",
            "identity",
            "amz-sdk-invocation-id",
            "5ab48cca-0b8a-4586-ac0c-446e791c0736",
            "amz-sdk-request",
            "attempt=1");
      case AWS_SDK_JAVA -> Map.of("Accept", "*/*", "Connection", "keep-alive");
    };
  }
}
