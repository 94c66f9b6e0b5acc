package io.github.sts4j.examples.endpoint.s3;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * The operations of the store. A query parameter that the chosen one does not know is an operation or an option we do
 * not have, so it is refused: {@code ?acl} must not be answered as if it were not there.
 */
final class Router {
  private final List<Route> routes;

  Router(ObjectStore store, long maxObjectBytes, RandomGenerator random) {
    BucketLookup lookup = new BucketLookup(store);
    BodyReader bodies = new BodyReader(maxObjectBytes);
    BucketOperations buckets = new BucketOperations(store, lookup);
    Operation reads = new ReadOperations(lookup);
    WriteOperations writes =
        new WriteOperations(store, lookup, bodies, new CopyOperation(store, lookup));
    MultipartOperations uploads = new MultipartOperations(store, lookup, bodies, random);
    Operation completing = new CompleteUploadOperation(store, lookup, maxObjectBytes);
    this.routes = List.of(
        service("GET", new ListBucketsOperation(store))
            .with(Set.of("prefix", "bucket-region", "max-buckets", "continuation-token")),
        bucket("PUT", buckets::create),
        bucket("HEAD", buckets::head),
        bucket("DELETE", buckets::delete),
        bucket("GET", buckets::location).when("location"),
        bucket("GET", new ListObjectsOperation(store, lookup))
            .when("list-type")
            .with(Set.of(
                "prefix",
                "delimiter",
                "max-keys",
                "start-after",
                "continuation-token",
                "encoding-type",
                "fetch-owner")),
        bucket("GET", Router::refuseFirstVersion)
            .with(Set.of("prefix", "delimiter", "max-keys", "marker", "encoding-type")),
        bucket("POST", new DeleteObjectsOperation(store, lookup)).when("delete"),
        object("GET", reads).with(ReadOperations.parameters()),
        object("HEAD", reads).with(ReadOperations.parameters()),
        object("PUT", writes::put),
        object("DELETE", writes::delete),
        object("POST", uploads::create).when("uploads"),
        object("PUT", uploads::uploadPart).when("uploadId", "partNumber"),
        object("POST", completing).when("uploadId"),
        object("DELETE", uploads::abort).when("uploadId"));
  }

  /**
   * The operation that answers the request.
   *
   * @throws S3Exception if there is none
   */
  Operation route(S3Call call) {
    List<Route> candidates =
        routes.stream().filter(route -> route.accepts(call)).toList();
    if (candidates.isEmpty()) {
      throw methodNotAllowed(call);
    }
    Route chosen = candidates.stream()
        .filter(route -> route.isChosenBy(call))
        .max(Comparator.comparingInt(route -> route.required().size()))
        .orElseThrow(() -> methodNotAllowed(call));
    if (!chosen.unknown(call).isEmpty()) {
      throw notImplemented(call);
    }
    return chosen.operation();
  }

  private static S3Response refuseFirstVersion(S3Call call, S3Access access) {
    throw S3Error.NOT_IMPLEMENTED.because(
        "version 1 of ListObjects is not implemented; add list-type=2");
  }

  private static S3Exception methodNotAllowed(S3Call call) {
    return S3Error.METHOD_NOT_ALLOWED.because(
        "the method `" + call.request().method() + "` is not allowed against this resource");
  }

  private static S3Exception notImplemented(S3Call call) {
    return S3Error.NOT_IMPLEMENTED.because("`"
        + call.request().method()
        + "` with the query parameters "
        + call.query().names().stream()
            .filter(name -> !S3Call.isHoistedHeader(name))
            .toList()
        + " asks for what is not implemented here");
  }

  private static Route service(String method, Operation operation) {
    return Route.of(S3Target.Service.class, method, operation);
  }

  private static Route bucket(String method, Operation operation) {
    return Route.of(S3Target.OfBucket.class, method, operation);
  }

  private static Route object(String method, Operation operation) {
    return Route.of(S3Target.OfObject.class, method, operation);
  }
}
