package io.github.sts4j.examples.gateway;

import io.github.sts4j.core.session.AuthorizationRequest;
import io.github.sts4j.core.session.RequestEnvironment;
import io.github.sts4j.core.sigv4.SignedRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a request asks of the store, read from the text that was signed and that is passed on.
 *
 * @param action the permission it takes
 * @param resource the ARN of the bucket or object
 * @param context S3's condition keys
 */
record S3Operation(String action, String resource, Map<String, String> context) {
  private static final Set<String> LISTING = Set.of(
      "list-type",
      "prefix",
      "delimiter",
      "max-keys",
      "continuation-token",
      "start-after",
      "encoding-type",
      "fetch-owner");
  private static final Set<String> CONDITION_KEYS = Set.of("prefix", "delimiter", "max-keys");

  /**
   * @throws RefusedException when it is not one of the operations of this gateway. A query parameter may turn any request into
   *     another operation, so that none is passed on unread
   */
  static S3Operation of(SignedRequest request) throws RefusedException {
    Map<String, String> query = query(request.rawQuery());
    query.remove("x-id"); // the SDK's name for the operation, for logs
    String path = decoded(request.rawPath().substring(1));
    int slash = path.indexOf('/');
    String bucket = slash < 0 ? path : path.substring(0, slash);
    String key = slash < 0 ? "" : path.substring(slash + 1);
    for (String segment : key.split("/", -1)) {
      if (bucket.isEmpty() || List.of(".", "..").contains(segment)) {
        throw RefusedException.unknown("buckets without a name, and keys with `.` or `..`");
      }
    }
    return key.isEmpty()
        ? onBucket(request.method(), "arn:aws:s3:::" + bucket, query)
        : onObject(request.method(), "arn:aws:s3:::" + bucket + "/" + key, query);
  }

  private static S3Operation onBucket(String method, String arn, Map<String, String> query)
      throws RefusedException {
    if (method.equals("GET") && query.keySet().equals(Set.of("location"))) {
      return new S3Operation("s3:GetBucketLocation", arn, Map.of());
    }
    boolean listing = method.equals("GET") && "2".equals(query.get("list-type"));
    if (listing && LISTING.containsAll(query.keySet())) {
      Map<String, String> context = new TreeMap<>();
      query.forEach((name, value) -> {
        if (CONDITION_KEYS.contains(name)) {
          context.put("s3:" + name, value);
        }
      });
      return new S3Operation("s3:ListBucket", arn, context);
    }
    if (method.equals("HEAD") && query.isEmpty()) {
      return new S3Operation("s3:ListBucket", arn, Map.of());
    }
    throw RefusedException.unknown("this operation on buckets");
  }

  private static S3Operation onObject(String method, String arn, Map<String, String> query)
      throws RefusedException {
    boolean reads = Set.of("GET", "HEAD").contains(method);
    if (reads && query.keySet().equals(Set.of("versionId"))) {
      return new S3Operation("s3:GetObjectVersion", arn, Map.of());
    }
    String action = Map.of(
            "GET",
            "s3:GetObject",
            "HEAD",
            "s3:GetObject",
            "PUT",
            "s3:PutObject",
            "DELETE",
            "s3:DeleteObject")
        .get(method);
    if (action == null || !query.isEmpty()) {
      throw RefusedException.unknown("this operation on objects");
    }
    return new S3Operation(action, arn, Map.of());
  }

  private static Map<String, String> query(String raw) throws RefusedException {
    Map<String, String> parameters = new TreeMap<>();
    for (String parameter : raw.isEmpty() ? new String[0] : raw.split("&", -1)) {
      String[] parts = parameter.split("=", 2);
      String value = parts.length == 1 ? "" : decoded(parts[1]);
      if (parameters.put(decoded(parts[0]), value) != null) {
        throw RefusedException.unknown("parameters that come twice");
      }
    }
    return parameters;
  }

  private static String decoded(String raw) throws RefusedException {
    try {
      return URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      throw new RefusedException(400, "InvalidURI", "Couldn't parse the specified URI.");
    }
  }

  /** The question whether the sender may do it. */
  AuthorizationRequest question(RequestEnvironment environment) {
    AuthorizationRequest.Builder question =
        AuthorizationRequest.builder(action, resource).environment(environment);
    context.forEach(question::context);
    return question.build();
  }
}
