package io.github.sts4j.examples.endpoint;

import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;

/** Unmodified clients of the AWS SDK, pointed at an endpoint. */
final class Clients implements AutoCloseable {
  private final URI endpoint;
  private final SdkHttpClient http = UrlConnectionHttpClient.builder()
      .connectionTimeout(Duration.ofSeconds(10))
      .socketTimeout(Duration.ofSeconds(20))
      .build();

  Clients(URI endpoint) {
    this.endpoint = endpoint;
  }

  static AwsCredentials alice() {
    return AwsBasicCredentials.create(TestWorlds.ALICE_KEY, TestWorlds.ALICE_SECRET);
  }

  static AwsCredentials bob() {
    return AwsBasicCredentials.create(TestWorlds.BOB_KEY, TestWorlds.BOB_SECRET);
  }

  static AwsSessionCredentials of(Credentials temporary) {
    return AwsSessionCredentials.create(
        temporary.accessKeyId(), temporary.secretAccessKey(), temporary.sessionToken());
  }

  StsClient sts(AwsCredentials credentials) {
    return StsClient.builder()
        .endpointOverride(endpoint)
        .region(Region.US_EAST_1)
        .credentialsProvider(StaticCredentialsProvider.create(credentials))
        .httpClient(http)
        .build();
  }

  S3Client s3(AwsCredentials credentials) {
    return s3(StaticCredentialsProvider.create(credentials));
  }

  S3Client s3(AwsCredentialsProvider credentials) {
    return S3Client.builder()
        .endpointOverride(endpoint)
        .region(Region.US_EAST_1)
        .credentialsProvider(credentials)
        .forcePathStyle(true)
        .httpClient(http)
        .build();
  }

  /** A client whose requests can be watched as they leave. */
  S3Client s3(AwsCredentials credentials, ExecutionInterceptor watch) {
    return S3Client.builder()
        .endpointOverride(endpoint)
        .region(Region.US_EAST_1)
        .credentialsProvider(StaticCredentialsProvider.create(credentials))
        .forcePathStyle(true)
        .overrideConfiguration(o -> o.addExecutionInterceptor(watch))
        .httpClient(http)
        .build();
  }

  /** A client on Netty; to be closed by who asks for it. */
  S3AsyncClient s3Async(AwsCredentials credentials, ExecutionInterceptor watch) {
    return S3AsyncClient.builder()
        .endpointOverride(endpoint)
        .region(Region.US_EAST_1)
        .credentialsProvider(StaticCredentialsProvider.create(credentials))
        .forcePathStyle(true)
        .overrideConfiguration(o -> o.addExecutionInterceptor(watch))
        .httpClientBuilder(NettyNioAsyncHttpClient.builder())
        .build();
  }

  S3Presigner presigner(AwsCredentials credentials) {
    return S3Presigner.builder()
        .endpointOverride(endpoint)
        .region(Region.US_EAST_1)
        .credentialsProvider(StaticCredentialsProvider.create(credentials))
        .serviceConfiguration(
            S3Configuration.builder().pathStyleAccessEnabled(true).build())
        .build();
  }

  @Override
  public void close() {
    http.close();
  }
}
