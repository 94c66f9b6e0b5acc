package io.github.sts4j.core;

import io.github.sts4j.core.denial.AuthorizationMessages;
import io.github.sts4j.core.error.AccessDeniedException;
import io.github.sts4j.core.error.StsError;
import io.github.sts4j.core.error.StsException;
import io.github.sts4j.core.session.AuthenticatedCaller;
import io.github.sts4j.core.session.AuthorizationRequest;
import io.github.sts4j.core.session.RequestEnvironment;
import io.github.sts4j.core.session.Session;
import io.github.sts4j.core.session.SessionAuthorizer;
import io.github.sts4j.core.token.AuthorizationMessageSealer;
import io.github.sts4j.core.token.SessionKind;
import io.github.sts4j.policy.AccessDecision;
import java.util.regex.Pattern;

/** DecodeAuthorizationMessage, step by step: syntax, kind of caller, permission, message (section 2.11). */
final class DecodeAuthorizationMessageAction {
  private static final String ACTION = "sts:DecodeAuthorizationMessage";

  /** The model has no pattern: what is not of our alphabet is an invalid message, no violation (DM-2). */
  private static final Pattern ANYTHING = Pattern.compile("(?s).*");

  private final SessionAuthorizer authorizer;
  private final Denials denials;
  private final AuthorizationMessages messages;

  DecodeAuthorizationMessageAction(
      SessionAuthorizer authorizer, Denials denials, AuthorizationMessages messages) {
    this.authorizer = authorizer;
    this.denials = denials;
    this.messages = messages;
  }

  static void checkParameters(DecodeAuthorizationMessageRequest request) {
    Violations violations = new Violations();
    violations.requiredText(
        "encodedMessage",
        request.encodedMessage(),
        1,
        AuthorizationMessageSealer.MAX_LENGTH,
        ANYTHING);
    violations.throwIfAny();
  }

  DecodeAuthorizationMessageResponse call(
      AuthenticatedCaller caller,
      DecodeAuthorizationMessageRequest request,
      RequestEnvironment environment) {
    checkParameters(request);
    requireKind(caller);
    AccessDecision decision = authorizer.authorize(
        caller,
        AuthorizationRequest.builder(ACTION, "*").environment(environment).build());
    if (!decision.isAllowed()) {
      throw denials.of(caller, decision);
    }
    // DM-2: one answer for all, so that nobody learns whose message it is.
    return messages
        .decode(request.encodedMessage().orElseThrow(), caller.account())
        .map(DecodeAuthorizationMessageResponse::new)
        .orElseThrow(() -> new StsException(
            StsError.INVALID_AUTHORIZATION_MESSAGE,
            "The message is not valid: it was altered or cut, is more than 24 hours old, or is not"
                + " for this account"));
  }

  /** Table 2.1: neither user sessions (GS-7) nor federated users (GF-9), whatever the policies say. */
  private static void requireKind(AuthenticatedCaller caller) {
    if (caller instanceof Session session
        && (session.kind() == SessionKind.USER || session.kind() == SessionKind.FEDERATED_USER)) {
      throw new AccessDeniedException(
          "User: " + caller.arn() + " is not authorized to perform: " + ACTION + " on resource: *");
    }
  }
}
