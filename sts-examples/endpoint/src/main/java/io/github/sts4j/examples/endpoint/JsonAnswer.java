package io.github.sts4j.examples.endpoint;

import io.github.sts4j.core.TemporaryCredentials;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** A status and a JSON object of texts. It may hold a secret, so it does not print. */
final class JsonAnswer {
  private final int status;
  private final Map<String, String> members;

  private JsonAnswer(int status, Map<String, String> members) {
    this.status = status;
    this.members = members;
  }

  /** The form in which AWS's clients read the credentials of a container. */
  static JsonAnswer of(TemporaryCredentials credentials) {
    Map<String, String> members = new LinkedHashMap<>();
    members.put("AccessKeyId", credentials.accessKeyId().value());
    members.put("SecretAccessKey", credentials.secretAccessKey().reveal());
    members.put("Token", credentials.sessionToken().text());
    members.put("Expiration", credentials.expiration().toString());
    return new JsonAnswer(200, members);
  }

  static JsonAnswer refusal(int status, String code, String message) {
    Map<String, String> members = new LinkedHashMap<>();
    members.put("Code", code);
    members.put("Message", message);
    return new JsonAnswer(status, members);
  }

  int status() {
    return status;
  }

  String body() {
    return members.entrySet().stream()
        .map(member -> quoted(member.getKey()) + ":" + quoted(member.getValue()))
        .collect(Collectors.joining(",", "{", "}"));
  }

  /** RFC 8259, section 7. */
  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c < ' ') {
        quoted.append(String.format("\\u%04x", (int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }

  @Override
  public String toString() {
    return "JsonAnswer[" + status + "]";
  }
}
