package io.github.sts4j.core;

import io.github.sts4j.core.denial.AuthorizationMessages;
import io.github.sts4j.core.error.StsError;
import io.github.sts4j.core.error.StsException;
import io.github.sts4j.core.parameter.Syntax;
import io.github.sts4j.core.parameter.Violations;
import io.github.sts4j.core.permission.ActionPermission;
import io.github.sts4j.core.permission.CallerKinds;
import io.github.sts4j.core.session.AuthenticatedCaller;
import io.github.sts4j.core.session.AuthorizationRequest;
import io.github.sts4j.core.session.RequestEnvironment;
import io.github.sts4j.core.token.AuthorizationMessageSealer;

/** DecodeAuthorizationMessage, step by step: syntax, kind of caller, permission, message (section 2.11). */
final class DecodeAuthorizationMessageAction {
  private static final String ACTION = "sts:DecodeAuthorizationMessage";

  private final ActionPermission permission;
  private final AuthorizationMessages messages;

  DecodeAuthorizationMessageAction(ActionParts parts, AuthorizationMessages messages) {
    this.permission = parts.permission();
    this.messages = messages;
  }

  void check(DecodeAuthorizationMessageRequest request) {
    Violations violations = new Violations();
    violations.requiredText(
        "encodedMessage",
        request.encodedMessage(),
        1,
        AuthorizationMessageSealer.MAX_LENGTH,
        Syntax.ANY); // the model has no pattern: another alphabet than ours is an invalid message
    // (DM-2)
    violations.throwIfAny();
  }

  DecodeAuthorizationMessageResponse call(
      AuthenticatedCaller caller,
      DecodeAuthorizationMessageRequest request,
      RequestEnvironment environment) {
    check(request);
    CallerKinds.requireNotUserSession(caller, ACTION, "*"); // table 2.1
    permission.require(
        caller,
        AuthorizationRequest.builder(ACTION, "*").environment(environment).build());
    // DM-2: one answer for all, so that nobody learns whose message it is.
    return messages
        .decode(request.encodedMessage().orElseThrow(), caller.account())
        .map(DecodeAuthorizationMessageResponse::new)
        .orElseThrow(() -> new StsException(
            StsError.INVALID_AUTHORIZATION_MESSAGE,
            "The message is not valid: it was altered or cut, is more than 24 hours old, or is not"
                + " for this account"));
  }
}
