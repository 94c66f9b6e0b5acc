import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * A {@code credential_process} for AWS's clients in one file, with nothing but the JDK: it assumes a role with the
 * long-term keys of a profile and prints the session in the form that they read. They run it again when it ends.
 */
public final class CredentialProcess {
  private static final String USAGE = """
      usage: java CredentialProcess.java --endpoint URL --role-arn ARN [options]
        --endpoint URL            the Security Token Service, over HTTPS unless it is on this machine
        --role-arn ARN            the role to assume
        --role-session-name NAME  default credential-process
        --duration-seconds N      default 3600
        --region NAME             default us-east-1
        --source-profile NAME     whose keys to sign with, default `default`
        --credentials-file FILE   where that profile is, default $AWS_SHARED_CREDENTIALS_FILE, else ~/.aws/credentials""";
  private static final Set<String> OPTIONS = Set.of(
      "--endpoint",
      "--role-arn",
      "--role-session-name",
      "--duration-seconds",
      "--region",
      "--source-profile",
      "--credentials-file");
  private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "[::1]", "localhost");
  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Map<String, String> options;
  private final URI endpoint;

  private CredentialProcess(Map<String, String> options) {
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
      System.out.println(new CredentialProcess(parse(arguments)).credentials(Instant.now()));
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

  private String credentials(Instant now) throws Exception {
    String form = form(Map.of(
        "Action", "AssumeRole",
        "Version", "2011-06-15",
        "RoleArn", required("--role-arn"),
        "RoleSessionName", options.getOrDefault("--role-session-name", "credential-process"),
        "DurationSeconds", options.getOrDefault("--duration-seconds", "3600")));
    HttpResponse<byte[]> response = send(signed(form, profile(), now));
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

  /** The members of the source profile. */
  private Map<String, String> profile() throws IOException {
    Path file = Path.of(options.getOrDefault(
        "--credentials-file", System.getenv().getOrDefault(
                "AWS_SHARED_CREDENTIALS_FILE", System.getProperty("user.home") + "/.aws/credentials")));
    String wanted = options.getOrDefault("--source-profile", "default");
    if (!Files.isReadable(file)) {
      throw new IOException("`" + file + "` cannot be read: name a file with --credentials-file");
    }
    Map<String, String> members = new LinkedHashMap<>();
    String section = "";
    for (String line : Files.readAllLines(file)) {
      int equals = line.indexOf('=');
      if (line.strip().startsWith("[")) {
        section = line.strip();
      } else if (equals > 0 && section.equals("[" + wanted + "]")) {
        members.put(line.substring(0, equals).strip(), line.substring(equals + 1).strip());
      }
    }
    if (!members.keySet().containsAll(Set.of("aws_access_key_id", "aws_secret_access_key"))) {
      throw new IOException("`" + file + "` has no keys in a profile [" + wanted + "]");
    }
    return members;
  }

  /** Signature Version 4 over the form, for service {@code sts}. */
  private HttpRequest signed(String form, Map<String, String> profile, Instant now)
      throws GeneralSecurityException {
    String timestamp = TIMESTAMP.format(now);
    String day = timestamp.substring(0, 8);
    String region = options.getOrDefault("--region", "us-east-1");
    String scope = day + "/" + region + "/sts/aws4_request";
    String signedHeaders = "content-type;host;x-amz-date";
    String canonical = String.join("\n",
        "POST", "/", "", "content-type:" + FORM, "host:" + host(), "x-amz-date:" + timestamp, "",
        signedHeaders, sha256(form));
    String toSign = String.join("\n", "AWS4-HMAC-SHA256", timestamp, scope, sha256(canonical));
    byte[] key = ("AWS4" + profile.get("aws_secret_access_key")).getBytes(StandardCharsets.UTF_8);
    for (String part : List.of(day, region, "sts", "aws4_request", toSign)) {
      key = hmac(key, part);
    }
    HttpRequest.Builder request = HttpRequest.newBuilder(endpoint.resolve("/"))
        .timeout(PATIENCE)
        .header("Content-Type", FORM)
        .header("X-Amz-Date", timestamp)
        .header("Authorization", "AWS4-HMAC-SHA256 Credential=" + profile.get("aws_access_key_id")
            + "/" + scope + ", SignedHeaders=" + signedHeaders + ", Signature="
            + HexFormat.of().formatHex(key));
    return request.POST(HttpRequest.BodyPublishers.ofString(form)).build();
  }

  /** As the JDK's client sends it: without the port where that is the scheme's own. */
  private String host() {
    int port = endpoint.getPort();
    boolean usual = port == -1 || port == ("https".equals(endpoint.getScheme()) ? 443 : 80);
    return usual ? endpoint.getHost() : endpoint.getHost() + ":" + port;
  }

  private static String sha256(String text) throws GeneralSecurityException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  private static byte[] hmac(byte[] key, String text) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
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
