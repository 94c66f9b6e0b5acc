package io.github.sts4j.examples.endpoint.s3;

import static java.util.Objects.requireNonNull;

import io.github.sts4j.core.error.AuthenticationException;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HexFormat;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * The S3 REST API over an {@link ObjectStore}. Thread-safe if the random generator is.
 *
 * <p>It never throws: every refusal and every failure is an S3 error document with a request id.
 */
public final class S3Service {
  /** How large an object may be unless said otherwise: 1 GiB. */
  public static final long DEFAULT_MAX_OBJECT_BYTES = 1L << 30;

  private static final Logger LOG = System.getLogger(S3Service.class.getName());
  private static final int REQUEST_ID_BYTES = 8;

  private final Router router;
  private final RandomGenerator random;

  private S3Service(Router router, RandomGenerator random) {
    this.router = router;
    this.random = random;
  }

  /**
   * A service with {@link #DEFAULT_MAX_OBJECT_BYTES}.
   *
   * @param random makes request and upload ids; nothing secret
   */
  public static S3Service of(ObjectStore store, RandomGenerator random) {
    return of(store, random, DEFAULT_MAX_OBJECT_BYTES);
  }

  /**
   * A service with a limit of its own.
   *
   * @param random makes request and upload ids; nothing secret
   * @param maxObjectBytes how large an object, or a part of an upload, may be
   * @throws IllegalArgumentException if the limit is negative
   */
  public static S3Service of(ObjectStore store, RandomGenerator random, long maxObjectBytes) {
    requireNonNull(random, "random");
    if (maxObjectBytes < 0) {
      throw new IllegalArgumentException(
          "the limit `" + maxObjectBytes + "` of an object's size is negative");
    }
    return new S3Service(
        new Router(requireNonNull(store, "store"), maxObjectBytes, random), random);
  }

  /**
   * Answers one authenticated request.
   *
   * @param access what its caller may do
   */
  public S3Response handle(S3Request request, S3Access access) {
    String requestId = newRequestId();
    return finish(request, requestId, answer(request, access, requestId));
  }

  /** The answer to a request that was refused before it came here, for want of a good signature for instance. */
  public S3Response refuse(S3Request request, S3Exception refusal) {
    String requestId = newRequestId();
    return finish(request, requestId, errorDocument(request, refusal, requestId));
  }

  private S3Response answer(S3Request request, S3Access access, String requestId) {
    try {
      S3Call call = S3Call.parse(request);
      Operation operation = router.route(call);
      UnsupportedHeaders.check(call);
      return operation.run(call, access);
    } catch (S3Exception refusal) {
      return errorDocument(request, refusal, requestId);
    } catch (IOException broken) {
      return errorDocument(request, unreadable(broken, requestId), requestId);
    } catch (RuntimeException bug) {
      LOG.log(Level.ERROR, "request " + requestId + " failed", bug);
      return errorDocument(
          request,
          S3Error.INTERNAL_ERROR.because("we met an internal error; please try again"),
          requestId);
    }
  }

  /** A body that verifies itself while it is read fails with an exception that says why; any other broke off. */
  private static S3Exception unreadable(IOException broken, String requestId) {
    if (broken.getCause() instanceof AuthenticationException failed) {
      return S3Exception.of(failed);
    }
    LOG.log(Level.DEBUG, "request " + requestId + ": the body broke off", broken);
    return S3Error.INCOMPLETE_BODY.because("the body could not be read to its end");
  }

  /** The answer to HEAD has the length of the body it leaves out; that of an error has neither. */
  private static S3Response finish(S3Request request, String requestId, S3Response response) {
    S3Response identified = response.with("x-amz-request-id", requestId);
    if (!request.method().equals("HEAD")) {
      return identified;
    }
    S3Response bodiless = identified.withBody(Content.empty());
    return response.status() >= 300
        ? bodiless
        : bodiless.with("Content-Length", Long.toString(response.bodyLength()));
  }

  private static S3Response errorDocument(
      S3Request request, S3Exception refusal, String requestId) {
    return S3Response.xml(refusal.status(), XmlDocument.error(xml -> {
      xml.text("Code", refusal.code());
      xml.text("Message", String.valueOf(refusal.getMessage()));
      xml.text("Resource", request.rawPath());
      xml.text("RequestId", requestId);
    }));
  }

  private String newRequestId() {
    byte[] id = new byte[REQUEST_ID_BYTES];
    random.nextBytes(id);
    return HexFormat.of().formatHex(id).toUpperCase(Locale.ROOT);
  }
}
