package io.github.sts4j.examples.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code GET /container-credentials}: nobody gets anything without the token, and nothing unless it was asked for. */
class ContainerCredentialsTest {
  private static final String ALICE = "arn:aws:iam::111122223333:user/alice";
  private static final String TOKEN = "container-token-0123456789";

  @TempDir
  Path folder;

  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void nothingIsServedUnlessConfigured() throws Exception {
    try (RunningEndpoint endpoint = RunningEndpoint.start()) {
      assertEquals(404, get(endpoint, TOKEN).statusCode());
      assertEquals(404, get(endpoint).statusCode());
    }
  }

  @Test
  void clientWithoutTheTokenIsTurnedAway() throws Exception {
    try (RunningEndpoint endpoint = start(TestWorlds.EDITOR, ALICE)) {
      refused(401, "MissingAuthenticationToken", get(endpoint));
      refused(401, "MissingAuthenticationToken", get(endpoint, TOKEN, TOKEN));
      refused(403, "AccessDenied", get(endpoint, ""));
      refused(403, "AccessDenied", get(endpoint, TOKEN + "x"));
      refused(403, "AccessDenied", get(endpoint, TOKEN.substring(1)));
      refused(403, "AccessDenied", get(endpoint, TOKEN.toUpperCase()));
      refused(403, "AccessDenied", get(endpoint, "Bearer " + TOKEN));
    }
  }

  @Test
  void roleThatDoesNotTrustTheUserIsRefusedEvenWithTheToken() throws Exception {
    try (RunningEndpoint endpoint =
        start(TestWorlds.EDITOR, "arn:aws:iam::111122223333:user/bob")) {
      refused(403, "AccessDenied", get(endpoint, TOKEN)); // TP-27
    }
  }

  @Test
  void tokenGetsASessionOfItsOwnEachTime() throws Exception {
    try (RunningEndpoint endpoint = start(TestWorlds.EDITOR, ALICE)) {
      HttpResponse<String> answer = get(endpoint, TOKEN);

      assertEquals(200, answer.statusCode(), answer.body());
      assertEquals(
          "application/json", answer.headers().firstValue("Content-Type").orElseThrow());
      assertEquals("no-store", answer.headers().firstValue("Cache-Control").orElseThrow());
      assertTrue(
          answer
              .body()
              .matches("\\{\"AccessKeyId\":\"ASIA[A-Z2-7]{16}\",\"SecretAccessKey\":\"[^\"]{40}\","
                  + "\"Token\":\"[^\"]+\",\"Expiration\":\"20[0-9T:-]+Z\"}"),
          answer.body().replaceAll("\"Secret[^,]*", ""));
      assertNotEquals(answer.body(), get(endpoint, TOKEN).body());
    }
  }

  @Test
  void bucketOfTheSameNameIsStillTheStores() throws Exception {
    try (RunningEndpoint endpoint = start(TestWorlds.EDITOR, ALICE)) {
      URI list = endpoint.uri().resolve("/container-credentials?list-type=2");
      HttpResponse<String> answer =
          http.send(HttpRequest.newBuilder(list).build(), HttpResponse.BodyHandlers.ofString());

      assertTrue(answer.body().contains("<Code>AccessDenied</Code>"), answer.body());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "short", "container-token-0123456789\n", "container token 0123456789"})
  void tokenThatNoClientCouldSendIsRefusedAtTheStart(String token) throws Exception {
    Files.writeString(folder.resolve("bad"), token);

    IOException mistake =
        assertThrows(IOException.class, () -> start(TestWorlds.EDITOR, ALICE, "bad"));

    assertTrue(mistake.getMessage().contains("write it with printf"), mistake.getMessage());
    assertFalse(mistake.getMessage().contains("0123456789"), mistake.getMessage()); // ER-12
  }

  @Test
  void userWhoIsNotInTheWorldIsRefusedAtTheStart() {
    IOException mistake = assertThrows(
        IOException.class, () -> start(TestWorlds.EDITOR, "arn:aws:iam::111122223333:user/nobody"));

    assertTrue(mistake.getMessage().contains("user/nobody"), mistake.getMessage());
  }

  @Test
  void tokenDoesNotPrint() throws Exception {
    Path file = Files.writeString(folder.resolve("token"), TOKEN);

    assertFalse(AuthorizationToken.read(file).toString().contains(TOKEN));
  }

  private RunningEndpoint start(String role, String user) throws IOException {
    Files.writeString(folder.resolve("token"), TOKEN);
    return start(role, user, "token");
  }

  private RunningEndpoint start(String role, String user, String tokenFile) throws IOException {
    return RunningEndpoint.start(
        "--container-credentials-role",
        role,
        "--container-credentials-user",
        user,
        "--container-authorization-token-file",
        folder.resolve(tokenFile).toString());
  }

  private HttpResponse<String> get(RunningEndpoint endpoint, String... tokens) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(endpoint.uri().resolve("/container-credentials"));
    for (String token : tokens) {
      request.header("Authorization", token);
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static void refused(int status, String code, HttpResponse<String> answer) {
    assertEquals(status, answer.statusCode(), answer.body());
    assertTrue(
        answer.body().startsWith("{\"Code\":\"" + code + "\",\"Message\":\""), answer.body());
    assertFalse(answer.body().contains("SecretAccessKey"), answer.body());
  }
}
