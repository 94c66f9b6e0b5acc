import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * A {@code credential_process} for AWS's clients in one file, with nothing but the JDK: the user signs in at a SAML 2.0
 * identity provider in the browser, which posts the response to this program; it turns it into a session of a role and
 * prints that in the form that the clients read. They run it again when the session ends.
 */
public final class SamlCredentialProcess {
  private static final String USAGE = """
      usage: java SamlCredentialProcess.java --endpoint URL --role-arn ARN --principal-arn ARN [options]
        --endpoint URL          the Security Token Service, over HTTPS unless it is on this machine
        --role-arn ARN          the role to assume
        --principal-arn ARN     the SAML provider that vouches
        --duration-seconds N    default 3600
        --sign-in-url URL       where the user signs in; shown on standard error
        --listen-port N         where the browser brings the response: http://127.0.0.1:N/saml, which must be one of the
                                provider's recipients; default 8765
        --response-file FILE    the base64 of a response, instead of a browser""";
  private static final Set<String> OPTIONS = Set.of(
      "--endpoint",
      "--role-arn",
      "--principal-arn",
      "--duration-seconds",
      "--sign-in-url",
      "--listen-port",
      "--response-file");
  private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "[::1]", "localhost");
  private static final int MAX_FORM = 400_000;
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration SIGN_IN_TIME = Duration.ofMinutes(5);

  private final Map<String, String> options;
  private final URI endpoint;

  private SamlCredentialProcess(Map<String, String> options) {
    this.options = options;
    this.endpoint = URI.create(required("--endpoint"));
    boolean confidential = "https".equals(endpoint.getScheme())
        || ("http".equals(endpoint.getScheme()) && THIS_MACHINE.contains(endpoint.getHost()));
    if (!confidential) {
      throw new IllegalArgumentException("--endpoint must be https, or http on this machine: the"
          + " answer holds a secret");
    }
  }

  /** Prints the credentials, or says on standard error why there are none and exits with 1. */
  public static void main(String[] arguments) throws Exception {
    try {
      System.out.println(new SamlCredentialProcess(parse(arguments)).credentials());
    } catch (IllegalArgumentException | IOException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }

  private static Map<String, String> parse(String[] arguments) {
    Map<String, String> options = new LinkedHashMap<>();
    for (int i = 0; i < arguments.length; i += 2) {
      if (!OPTIONS.contains(arguments[i]) || i + 1 == arguments.length) {
        throw new IllegalArgumentException(
            "option " + arguments[i] + " is unknown or lacks its value\n" + USAGE);
      }
      options.put(arguments[i], arguments[i + 1]);
    }
    return options;
  }

  private String required(String option) {
    String value = options.get(option);
    if (value == null) {
      throw new IllegalArgumentException("option " + option + " is missing\n" + USAGE);
    }
    return value;
  }

  private String credentials() throws Exception {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("Action", "AssumeRoleWithSAML");
    parameters.put("Version", "2011-06-15");
    parameters.put("RoleArn", required("--role-arn"));
    parameters.put("PrincipalArn", required("--principal-arn"));
    parameters.put("DurationSeconds", options.getOrDefault("--duration-seconds", "3600"));
    parameters.put("SAMLAssertion", samlResponse());
    HttpResponse<byte[]> response = send(HttpRequest.newBuilder(endpoint.resolve("/"))
        .timeout(PATIENCE)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(HttpRequest.BodyPublishers.ofString(form(parameters)))
        .build());
    Element answer = xml(response.body());
    if (response.statusCode() != 200) {
      throw new IOException(text(answer, "Code") + ": " + text(answer, "Message"));
    }
    return """
        {"Version": 1, "AccessKeyId": "%s", "SecretAccessKey": "%s", "SessionToken": "%s", "Expiration": "%s"}"""
        .formatted(
            plain(answer, "AccessKeyId"),
            plain(answer, "SecretAccessKey"),
            plain(answer, "SessionToken"),
            plain(answer, "Expiration"));
  }

  private String samlResponse() throws Exception {
    String file = options.get("--response-file");
    if (file != null) {
      return Files.readString(Path.of(file)).replaceAll("\\s", "");
    }
    int port = Integer.parseInt(options.getOrDefault("--listen-port", "8765"));
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    CompletableFuture<String> response = new CompletableFuture<>();
    server.createContext("/saml", exchange -> receive(exchange, response));
    server.start();
    try {
      System.err.println("sign in at " + options.getOrDefault("--sign-in-url", "your identity provider")
          + "; it must post its response to http://127.0.0.1:" + port + "/saml");
      return response.get(SIGN_IN_TIME.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new IOException("nobody signed in within " + SIGN_IN_TIME.toMinutes() + " minutes", e);
    } finally {
      server.stop(1);
    }
  }

  /** Takes the first response that a browser posts. What it is worth is for the service to say. */
  private static void receive(HttpExchange exchange, CompletableFuture<String> response)
      throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readNBytes(MAX_FORM);
      Optional<String> value = exchange.getRequestMethod().equals("POST")
          ? member(new String(body, StandardCharsets.US_ASCII), "SAMLResponse")
          : Optional.empty();
      byte[] answer = (value.isPresent() ? "You may close this window." : "No SAMLResponse.")
          .getBytes(StandardCharsets.US_ASCII);
      exchange.sendResponseHeaders(value.isPresent() ? 200 : 400, answer.length);
      exchange.getResponseBody().write(answer);
      value.ifPresent(response::complete);
    }
  }

  private static Optional<String> member(String form, String name) {
    for (String pair : form.split("&")) {
      if (pair.startsWith(name + "=")) {
        String value = URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8);
        return Optional.of(value.replaceAll("\\s", ""));
      }
    }
    return Optional.empty();
  }

  private HttpResponse<byte[]> send(HttpRequest request) throws IOException, InterruptedException {
    try {
      return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray());
    } catch (ConnectException | HttpTimeoutException e) {
      throw new IOException("no answer from " + endpoint, e);
    }
  }

  private static String form(Map<String, String> parameters) {
    return parameters.entrySet().stream()
        .map(p -> p.getKey() + "=" + URLEncoder.encode(p.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  private static Element xml(byte[] body) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    try {
      return factory.newDocumentBuilder().parse(new ByteArrayInputStream(body)).getDocumentElement();
    } catch (SAXException e) {
      throw new IOException("the answer is not one of a Security Token Service: no XML", e);
    }
  }

  private static String text(Element answer, String name) throws IOException {
    if (answer.getElementsByTagName(name).getLength() != 1) {
      throw new IOException("the answer is not one of a Security Token Service: no " + name);
    }
    return answer.getElementsByTagName(name).item(0).getTextContent();
  }

  /** A text that JSON can hold as it is. */
  private static String plain(Element answer, String name) throws IOException {
    String text = text(answer, name);
    if (!text.matches("[A-Za-z0-9+/=_.:-]+")) {
      throw new IOException("the answer is not one of a Security Token Service: odd " + name);
    }
    return text;
  }
}
