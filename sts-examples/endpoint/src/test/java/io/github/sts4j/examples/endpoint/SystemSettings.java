package io.github.sts4j.examples.endpoint;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/** What the AWS SDK for Java finds out by itself: system properties, put back as they were. */
final class SystemSettings implements AutoCloseable {
  private final Properties before = (Properties) System.getProperties().clone();

  private SystemSettings() {}

  /** An environment that names one endpoint and no credentials. */
  static SystemSettings of(Path folder, URI endpoint, Map<String, String> more) {
    SystemSettings settings = new SystemSettings();
    System.setProperty("aws.region", "us-east-1");
    System.setProperty("aws.endpointUrlSts", endpoint.toString());
    System.setProperty("aws.configFile", folder.resolve("config").toString());
    System.setProperty(
        "aws.sharedCredentialsFile", folder.resolve("credentials").toString());
    System.setProperty(
        "software.amazon.awssdk.http.service.impl",
        "software.amazon.awssdk.http.urlconnection.UrlConnectionSdkHttpService");
    more.forEach(System::setProperty);
    return settings;
  }

  @Override
  public void close() {
    System.setProperties(before);
  }
}
