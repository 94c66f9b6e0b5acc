package io.github.sts4j.examples.benchmarks;

import io.github.sts4j.core.sigv4.SignedRequest;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/** An object read as a client sends it, with temporary credentials, and the AWS SDK's own signer to sign it. */
final class SignedCall {
  static final String SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
  static final Instant NOW = Instant.parse("2026-01-15T12:00:00Z");

  /** With a session token of 600 characters. */
  static final AwsSessionCredentialsIdentity EXAMPLE =
      AwsSessionCredentialsIdentity.create("ASIAIOSFODNN7EXAMPLE", SECRET, "Fwo0".repeat(150));

  /** One of many clients, each with a key and a session token of its own. */
  static AwsSessionCredentialsIdentity client(int number) {
    String digits = String.format(Locale.ROOT, "%08d", number);
    return AwsSessionCredentialsIdentity.create("ASIAIOSFODNN" + digits, SECRET, digits.repeat(75));
  }

  private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();
  private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
  private final AwsSessionCredentialsIdentity identity;
  private final SdkHttpRequest unsigned;
  private final Map<String, String> addedUnsigned;

  SignedCall(RequestHeaders headers, AwsSessionCredentialsIdentity identity) {
    this.identity = identity;
    this.addedUnsigned = headers.unsignedHeaders();
    SdkHttpRequest.Builder request = SdkHttpRequest.builder()
        .method(SdkHttpMethod.GET)
        .uri(URI.create("http://127.0.0.1:9912/data/reports/2026/january.parquet"));
    headers.signedHeaders().forEach(request::putHeader);
    this.unsigned = request.build();
  }

  /** What the AWS SDK does for each request it sends; its signer keeps signing keys, too. */
  SdkHttpRequest sign() {
    return signer
        .sign(request -> request
            .identity(identity)
            .request(unsigned)
            .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "s3")
            .putProperty(AwsV4HttpSigner.REGION_NAME, "eu-central-1")
            .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, false)
            .putProperty(AwsV4HttpSigner.NORMALIZE_PATH, false)
            .putProperty(HttpSigner.SIGNING_CLOCK, clock))
        .request();
  }

  /** The signed request as a server sees it. */
  SignedRequest received() {
    SdkHttpRequest signed = sign();
    Map<String, List<String>> headers = new LinkedHashMap<>(signed.headers());
    addedUnsigned.forEach((name, value) -> headers.put(name, List.of(value)));
    return SignedRequest.of(signed.method().name(), signed.encodedPath(), headers);
  }
}
