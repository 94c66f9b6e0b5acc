package io.github.sts4j.examples.gateway;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/** The store behind the gateway, which knows one key: the gateway's. Safe for use by many threads. */
public final class BackendStore {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** The JDK's client sets these itself, to the values that were signed. */
  private static final Set<String> SET_BY_CLIENT = Set.of("host", "content-length");

  private final URI endpoint;
  private final String region;
  private final AwsCredentialsIdentity key;
  private final HttpClient client = HttpClient.newHttpClient();

  /**
   * @param endpoint where the store is, without a path
   * @param region what requests to it are signed for
   * @param key the gateway's own, which no client ever sees
   */
  public BackendStore(URI endpoint, String region, AwsCredentialsIdentity key) {
    this.endpoint = requireNonNull(endpoint, "endpoint");
    this.region = requireNonNull(region, "region");
    this.key = requireNonNull(key, "key");
  }

  /**
   * Sends a request that is the gateway's own.
   *
   * @param method the client's
   * @param target path and query, as the client sent them
   * @param headers those that are passed on
   * @param body a file with the body; empty for none
   */
  HttpResponse<InputStream> send(
      String method, String target, Map<String, List<String>> headers, Path body)
      throws IOException, InterruptedException {
    SdkHttpRequest signed = signed(method, target, headers, body);
    HttpRequest.Builder request = HttpRequest.newBuilder(signed.getUri()).timeout(PATIENCE);
    signed.forEachHeader((name, values) -> {
      if (!SET_BY_CLIENT.contains(name.toLowerCase(Locale.ROOT))) {
        values.forEach(value -> request.header(name, value));
      }
    });
    request.method(
        method,
        Files.size(body) == 0 && !method.equals("PUT")
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofFile(body));
    return client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
  }

  /** As S3 wants it: the path is neither normalised nor encoded again. */
  private SdkHttpRequest signed(
      String method, String target, Map<String, List<String>> headers, Path body) {
    SdkHttpRequest unsigned = SdkHttpRequest.builder()
        .method(SdkHttpMethod.fromValue(method))
        .uri(URI.create(endpoint + target))
        .headers(headers)
        .build();
    return AwsV4HttpSigner.create()
        .sign(request -> request
            .identity(key)
            .request(unsigned)
            .payload(content(body))
            .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "s3")
            .putProperty(AwsV4HttpSigner.REGION_NAME, region)
            .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, false)
            .putProperty(AwsV4HttpSigner.NORMALIZE_PATH, false))
        .request();
  }

  private static ContentStreamProvider content(Path file) {
    return () -> {
      try {
        return Files.newInputStream(file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    };
  }
}
