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
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Alice at her browser: opens a service's sign-in page at Keycloak, fills in the form, and gets the page that would post the
 * SAML response. It keeps cookies that are for secure connections too, as browsers do on this machine's own address.
 */
final class KeycloakBrowser {
  private final HttpClient http = HttpClient.newHttpClient();
  private final Map<String, String> cookies = new LinkedHashMap<>();
  private final KeycloakServer server;

  KeycloakBrowser(KeycloakServer server) {
    this.server = server;
  }

  /** A form that a page would have posted at once. */
  record SamlForm(URI target, String response) {}

  /** Signs alice in and returns what Keycloak has for the service. */
  SamlForm signIn(KeycloakClient client) throws Exception {
    String signIn = get(signInUri(client));
    String page =
        post(group(signIn, "action=\"([^\"]+)\""), "username=alice&password=alice-password");
    return new SamlForm(
        URI.create(unescaped(group(page, "action=\"([^\"]+)\""))),
        unescaped(group(page, "name=\"SAMLResponse\"\\s+value=\"([^\"]+)\"")));
  }

  /** Where a user begins. */
  URI signInUri(KeycloakClient client) {
    return server
        .uri()
        .resolve("/realms/" + KeycloakRealm.NAME + "/protocol/saml/clients/" + client.path());
  }

  /** Brings the response to where the page says. */
  static HttpResponse<String> submit(SamlForm form) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(form.target())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(
                    "SAMLResponse=" + URLEncoder.encode(form.response(), StandardCharsets.UTF_8)))
                .build(),
            BodyHandlers.ofString());
  }

  private String get(URI uri) throws Exception {
    return body(HttpRequest.newBuilder(uri));
  }

  private String post(String action, String form) throws Exception {
    // The form names the issuer's address, which is the proxy's.
    URI uri = URI.create(
        unescaped(action).replace(server.proxy().uri().toString(), server.uri().toString()));
    return body(HttpRequest.newBuilder(uri)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(BodyPublishers.ofString(form)));
  }

  private String body(HttpRequest.Builder request) throws Exception {
    if (!cookies.isEmpty()) {
      request.header(
          "Cookie",
          cookies.entrySet().stream()
              .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
              .collect(Collectors.joining("; ")));
    }
    HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
    assertEquals(200, response.statusCode(), response.body());
    for (String cookie : response.headers().allValues("Set-Cookie")) {
      String[] pair = cookie.substring(0, (cookie + ";").indexOf(';')).split("=", 2);
      cookies.put(pair[0], pair[1]);
    }
    return response.body();
  }

  private static String group(String page, String pattern) {
    Matcher matcher = Pattern.compile(pattern, Pattern.CASE_INSENSITIVE).matcher(page);
    assertTrue(matcher.find(), () -> "no " + pattern + " in " + page);
    return matcher.group(1);
  }

  private static String unescaped(String value) {
    return value
        .replace("&#x3a;", ":")
        .replace("&#x2f;", "/")
        .replace("&quot;", "\"")
        .replace("&#x3d;", "=")
        .replace("&#x2b;", "+")
        .replace("&amp;", "&");
  }
}
