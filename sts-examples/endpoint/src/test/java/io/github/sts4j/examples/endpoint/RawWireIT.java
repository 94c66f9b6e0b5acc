package io.github.sts4j.examples.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What no AWS client sends: every request gets an answer, and the server goes on. */
class RawWireIT {
  private static final int PATIENCE_MILLIS = 20_000;

  private static RunningEndpoint endpoint;

  @BeforeAll
  static void start() throws Exception {
    endpoint = RunningEndpoint.start();
  }

  @AfterAll
  static void stop() {
    endpoint.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /a#b HTTP/1.1",
        "GET /%zz HTTP/1.1",
        "GET //a?x HTTP/1.1",
        "OPTIONS * HTTP/1.1",
        "GET /?Action=%zz HTTP/1.1",
        "PATCH / HTTP/1.1",
        "GET / HTTP/1.1\r\nAuthorization: AWS4-HMAC-SHA256 Credential=/",
        "GET /?X-Amz-Signature=1 HTTP/1.1",
        "GET /?Action=GetCallerIdentity&X-Amz-Signature=1 HTTP/1.1",
        "PUT /data/x HTTP/1.1\r\nContent-Length: -1",
      })
  void oddRequestIsAnsweredWithAFaultOfTheClient(String request) throws IOException {
    String answer = exchange(request + "\r\nHost: x\r\nConnection: close\r\n\r\n", new byte[0]);

    assertTrue(answer.matches("(?s)HTTP/1\\.1 4[0-9][0-9] .*"), answer);
  }

  @ParameterizedTest
  @CsvSource({"1, 413", "2000000, 413", "0, 400"})
  void bodyOverTenMillionBytesGets413WithoutABody(int more, int status) throws IOException {
    byte[] body = new byte[10_000_000 + more];
    Arrays.fill(body, (byte) 'a');

    String answer = exchange(
        "POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
            + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " + body.length
            + "\r\n\r\n",
        body);

    assertTrue(answer.startsWith("HTTP/1.1 " + status + " "), answer); // WP-13
    String content = answer.substring(answer.indexOf("\r\n\r\n") + 4);
    assertEquals(status == 413, content.isEmpty(), content);
  }

  @Test
  void getOfTheRootIsStsOnlyWhereItNamesAnAction() throws IOException {
    String end = " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";

    assertTrue(exchange("GET /?Action=x" + end, new byte[0]).contains("<ErrorResponse"));
    assertTrue(exchange("GET /?x=Action" + end, new byte[0]).contains("<Error>"));
    assertTrue(exchange("POST /" + end, new byte[0]).contains("<Code>MissingAction</Code>"));
  }

  private static String exchange(String head, byte[] body) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", endpoint.uri().getPort())) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      OutputStream out = socket.getOutputStream();
      out.write(head.getBytes(StandardCharsets.UTF_8));
      out.write(body);
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
