/**
 * A sample object store that speaks the S3 REST API, path style, with its objects in memory.
 *
 * <p>Whoever embeds it authenticates the request, says through {@link io.github.sts4j.examples.endpoint.s3.S3Access}
 * what the caller may do, and calls {@link io.github.sts4j.examples.endpoint.s3.S3Service#handle}. One class an
 * operation family; {@code Router} is the table of contents.
 */
@NullMarked
package io.github.sts4j.examples.endpoint.s3;

import org.jspecify.annotations.NullMarked;
