package io.github.sts4j.examples.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks a Keycloak for tokens, and gives its realm other keys, over its REST interfaces. Thread-safe. */
final class KeycloakAdmin {
  private final HttpClient http = HttpClient.newHttpClient();
  private final KeycloakServer server;

  KeycloakAdmin(KeycloakServer server) {
    this.server = server;
  }

  /** The ID token that a client gets for itself: nobody signs in. */
  String clientToken(String client) throws Exception {
    return token(
        KeycloakRealm.NAME,
        "id_token",
        "grant_type=client_credentials&scope=openid&client_id=" + client + "&client_secret="
            + client + "-secret");
  }

  /** The ID token that a client gets for alice, whose password it knows. */
  String aliceToken() throws Exception {
    return token(
        KeycloakRealm.NAME,
        "id_token",
        "grant_type=password&scope=openid&client_id=job&client_secret=job-secret&username=alice&password="
            + "alice-password");
  }

  /** From now on tokens are signed by a new RSA key, whose priority this returns; the former ones are still published. */
  int addKey() throws Exception {
    int priority = server.nextPriority();
    String component = """
        {"name":"rsa-%d","providerId":"rsa-generated","providerType":"org.keycloak.keys.KeyProvider",
        "config":{"priority":["%d"],"enabled":["true"],"active":["true"],"keySize":["2048"],"algorithm":["RS256"]}}""".formatted(priority, priority);
    HttpResponse<String> answer = http.send(
        authorized("/admin/realms/" + KeycloakRealm.NAME + "/components")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(component))
            .build(),
        BodyHandlers.ofString());
    assertEquals(201, answer.statusCode(), answer.body());
    return priority;
  }

  /** Takes the key of this priority away: it is not published any more. */
  void removeKey(int priority) throws Exception {
    HttpResponse<String> all = http.send(
        authorized("/admin/realms/" + KeycloakRealm.NAME + "/components?name=rsa-" + priority)
            .build(),
        BodyHandlers.ofString());
    String id = member(all.body(), "id");
    HttpResponse<String> answer = http.send(
        authorized("/admin/realms/" + KeycloakRealm.NAME + "/components/" + id)
            .DELETE()
            .build(),
        BodyHandlers.ofString());
    assertEquals(204, answer.statusCode(), answer.body());
  }

  /** The metadata of the realm as a SAML identity provider. */
  String samlMetadata() throws Exception {
    URI uri = server.uri().resolve("/realms/" + KeycloakRealm.NAME + "/protocol/saml/descriptor");
    HttpResponse<String> answer =
        http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    assertEquals(200, answer.statusCode(), answer.body());
    return answer.body();
  }

  private HttpRequest.Builder authorized(String path) throws Exception {
    String token = token(
        "master",
        "access_token",
        "grant_type=password&client_id=admin-cli&username=" + KeycloakServer.ADMINISTRATOR
            + "&password=" + URLEncoder.encode(KeycloakServer.PASSWORD, StandardCharsets.UTF_8));
    return HttpRequest.newBuilder(server.uri().resolve(path))
        .header("Authorization", "Bearer " + token);
  }

  private String token(String realm, String kind, String form) throws Exception {
    URI uri = server.uri().resolve("/realms/" + realm + "/protocol/openid-connect/token");
    HttpResponse<String> answer = http.send(
        HttpRequest.newBuilder(uri)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form))
            .build(),
        BodyHandlers.ofString());
    assertEquals(200, answer.statusCode(), answer.body());
    return member(answer.body(), kind);
  }

  private static String member(String json, String name) {
    Matcher matcher = Pattern.compile("\"" + name + "\":\"([^\"]+)\"").matcher(json);
    assertTrue(matcher.find(), () -> "no " + name + " in " + json);
    return matcher.group(1);
  }
}
