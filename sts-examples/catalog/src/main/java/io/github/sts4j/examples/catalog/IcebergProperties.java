package io.github.sts4j.examples.catalog;

import io.github.sts4j.core.TemporaryCredentials;
import java.util.Map;

/** Credentials as the Iceberg REST protocol puts them into the {@code config} of a loaded table. */
public final class IcebergProperties {
  private IcebergProperties() {}

  /** The properties that engines configure their S3 client with. They hold the secret: to be sent, never to be logged. */
  public static Map<String, String> of(TemporaryCredentials credentials) {
    return Map.of(
        "s3.access-key-id", credentials.accessKeyId().toString(),
        "s3.secret-access-key", credentials.secretAccessKey().reveal(),
        "s3.session-token", credentials.sessionToken().text(),
        "s3.session-token-expires-at-ms", Long.toString(credentials.expiration().toEpochMilli()));
  }
}
