package io.github.sts4j.examples.endpoint.s3;

import java.io.IOException;

/** One S3 operation: asks for access, does the work, answers. */
interface Operation {
  /**
   * Runs the operation.
   *
   * @throws S3Exception if the request is refused
   * @throws IOException if the body cannot be read to its end
   */
  S3Response run(S3Call call, S3Access access) throws IOException;
}
