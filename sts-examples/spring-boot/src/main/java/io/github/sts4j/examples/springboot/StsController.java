package io.github.sts4j.examples.springboot;

import io.github.sts4j.core.query.QueryResponse;
import io.github.sts4j.core.query.StsQueryHandler;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/** The STS Query protocol: {@code POST /} with a form, and {@code GET /?Action=...}. */
@RestController
class StsController {
  private final StsQueryHandler sts;

  StsController(StsQueryHandler sts) {
    this.sts = sts;
  }

  /**
   * Answers one call. The body is read from the request itself: a {@code @RequestBody} of a form would be put together anew
   * from its parameters, and no longer be what was signed.
   */
  @RequestMapping(path = "/", method = {RequestMethod.GET, RequestMethod.POST})
  ResponseEntity<byte[]> call(HttpServletRequest http) throws IOException {
    byte[] body = http.getInputStream().readNBytes(StsQueryHandler.MAX_BODY_BYTES + 1);
    ServletSignedRequest request = new ServletSignedRequest(http);
    QueryResponse answer = sts.handle(request, body, request.environment());
    return ResponseEntity.status(answer.status())
        .header(HttpHeaders.CONTENT_TYPE, answer.contentType())
        .header("x-amzn-RequestId", answer.requestId())
        .body(answer.body());
  }
}
