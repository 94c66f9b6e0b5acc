/**
 * The AWS Query protocol of STS: form parameters in, XML out. It knows no HTTP server: a host hands over method, path,
 * query, headers and body, and sends back status, content type and bytes.
 */
@NullMarked
package io.github.sts4j.core.query;

import org.jspecify.annotations.NullMarked;
