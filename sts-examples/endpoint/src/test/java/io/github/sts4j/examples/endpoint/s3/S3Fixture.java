package io.github.sts4j.examples.endpoint.s3;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A store with its service and a clock to move, and requests in one line. */
final class S3Fixture implements InstantSource {
  static final String ACCOUNT = "111122223333";
  static final long MAX_OBJECT_BYTES = 16L << 20;

  Instant now = Instant.parse("2026-01-05T12:00:00.750Z");
  final ObjectStore store = new ObjectStore(this);
  final S3Service service = S3Service.of(store, new Random(7), MAX_OBJECT_BYTES);
  final TestAccess access = TestAccess.permitting(ACCOUNT);

  @Override
  public Instant instant() {
    return now;
  }

  Answer send(String method, String target, String... headers) {
    return send(access, method, target, new byte[0], headers);
  }

  Answer put(String target, String body, String... headers) {
    return send(access, "PUT", target, body.getBytes(StandardCharsets.UTF_8), headers);
  }

  Answer post(String target, String body, String... headers) {
    return send(access, "POST", target, body.getBytes(StandardCharsets.UTF_8), headers);
  }

  Answer send(S3Access by, String method, String target, byte[] body, String... headers) {
    return answer(service.handle(request(method, target, body, headers).build(), by));
  }

  static S3Request.Builder request(String method, String target, byte[] body, String... headers) {
    int mark = target.indexOf('?');
    S3Request.Builder request = S3Request.builder(
            method, mark < 0 ? target : target.substring(0, mark))
        .rawQuery(mark < 0 ? "" : target.substring(mark + 1))
        .contentLength(body.length)
        .body(new ByteArrayInputStream(body));
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return request;
  }

  static Answer answer(S3Response response) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    try {
      response.writeBody(body);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.putAll(response.headers());
    return new Answer(response.status(), headers, body.toString(StandardCharsets.UTF_8));
  }

  record Answer(int status, Map<String, String> headers, String body) {
    String header(String name) {
      return headers.get(name);
    }

    /** The text of the first element of that name. */
    String text(String element) {
      Matcher matcher =
          Pattern.compile("<" + element + ">([^<]*)</" + element + ">").matcher(body);
      return matcher.find() ? matcher.group(1) : null;
    }

    /** Status and error code in one, so that a test compares both. */
    String error() {
      return status + " " + text("Code");
    }
  }
}
