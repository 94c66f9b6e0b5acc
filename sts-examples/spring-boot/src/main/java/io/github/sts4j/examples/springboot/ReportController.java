package io.github.sts4j.examples.springboot;

import io.github.sts4j.core.TokenService;
import io.github.sts4j.core.error.AuthenticationException;
import io.github.sts4j.core.session.AuthenticatedRequest;
import io.github.sts4j.core.session.AuthorizationRequest;
import io.github.sts4j.policy.AccessDecision;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Something worth guarding. */
@RestController
class ReportController {
  private static final Logger LOG = LoggerFactory.getLogger(ReportController.class);

  private final TokenService sts;

  ReportController(TokenService sts) {
    this.sts = sts;
  }

  /** A report, for those whose policies allow {@code reports:GetReport} on it. */
  @GetMapping("/reports/{name}")
  String report(
      @PathVariable String name,
      @RequestAttribute(SignatureFilter.SENDER) AuthenticatedRequest sender,
      HttpServletRequest http)
      throws IOException {
    AuthorizationRequest wish = AuthorizationRequest.builder(
            "reports:GetReport", "arn:aws:reports:::report/" + name)
        .environment(new ServletSignedRequest(http)
            .environment()
            .withRegion(sender.signature().scope().region()))
        .build();
    if (!isAllowed(sender, wish)) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
    return "report " + name + " for " + sender.caller().arn();
  }

  private boolean isAllowed(AuthenticatedRequest sender, AuthorizationRequest wish) {
    try {
      AccessDecision decision = sts.authorize(sender.caller(), wish);
      if (!decision.isAllowed()) {
        LOG.info("{}", decision.explain()); // for you, not for the caller
      }
      return decision.isAllowed();
    } catch (AuthenticationException ended) {
      return false; // between the signature and this
    }
  }
}
