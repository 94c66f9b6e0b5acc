package io.github.sts4j.examples.endpoint;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.retry.RetryPolicy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;

/** A {@link ClusterNode} as the test sees it: a process that is killed, and its two ports. */
final class ClusterProcess {
  private final Process process;
  private final URI endpoint;
  private final URI control;
  private final StsClient sts;
  private final HttpClient http;

  private ClusterProcess(Process process, HttpClient http, String ready) {
    this.process = process;
    this.http = http;
    String[] ports = ready.split(" ");
    this.control = URI.create("http://127.0.0.1:" + ports[1]);
    this.endpoint = URI.create("http://127.0.0.1:" + ports[0] + "/");
    this.sts = StsClient.builder()
        .endpointOverride(endpoint)
        .region(Region.US_EAST_1)
        .credentialsProvider(StaticCredentialsProvider.create(Clients.alice()))
        .overrideConfiguration(o -> o.retryPolicy(RetryPolicy.none()))
        .httpClient(UrlConnectionHttpClient.builder()
            .connectionTimeout(Duration.ofSeconds(10))
            .socketTimeout(Duration.ofSeconds(30))
            .build())
        .build();
  }

  /** Starts a node; empty when it ended instead, as it does while the database is away. */
  static Optional<ClusterProcess> start(
      Path log, HttpClient http, String url, Path world, Duration period, Duration delay)
      throws IOException {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    Process process = new ProcessBuilder(List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-Xmx160m",
            "-cp",
            classPath,
            ClusterNode.class.getName(),
            url,
            world.toString(),
            Long.toString(period.toMillis()),
            Long.toString(delay.toMillis())))
        .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
        .start();
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    String ready = out.readLine();
    if (ready == null) {
      process.destroyForcibly();
      return Optional.empty();
    }
    return Optional.of(new ClusterProcess(process, http, ready));
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** SIGKILL. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
    sts.close();
  }

  Credentials mint(int number) {
    return sts.assumeRole(r -> r.roleArn(TestWorlds.EDITOR).roleSessionName("client-" + number))
        .credentials();
  }

  void verify(AwsCredentials session) {
    sts.getCallerIdentity(r -> r.overrideConfiguration(
        o -> o.credentialsProvider(StaticCredentialsProvider.create(session))));
  }

  /** Whether a call that needs no signature was granted; empty when the node could not be asked, or could not tell. */
  Optional<Boolean> isGranted(String form) throws InterruptedException {
    try {
      HttpResponse<String> answer = http.send(
          HttpRequest.newBuilder(endpoint)
              .timeout(Duration.ofSeconds(30))
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(HttpRequest.BodyPublishers.ofString(form))
              .build(),
          HttpResponse.BodyHandlers.ofString());
      boolean used = answer.body().contains("<Code>InvalidIdentityToken</Code>");
      return answer.statusCode() == 200 || used ? Optional.of(!used) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** The answer on the control port; empty when the node could not be asked, or could not tell. */
  Optional<String> ask(String path) throws InterruptedException {
    try {
      HttpResponse<String> answer = http.send(
          HttpRequest.newBuilder(control.resolve(path))
              .timeout(Duration.ofSeconds(30))
              .build(),
          HttpResponse.BodyHandlers.ofString());
      return answer.statusCode() == 200 ? Optional.of(answer.body()) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
