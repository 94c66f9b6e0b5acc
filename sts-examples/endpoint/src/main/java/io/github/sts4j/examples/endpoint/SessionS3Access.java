package io.github.sts4j.examples.endpoint;

import io.github.sts4j.core.EncodedDenials;
import io.github.sts4j.core.TokenService;
import io.github.sts4j.core.error.AuthenticationException;
import io.github.sts4j.core.identity.AccountId;
import io.github.sts4j.core.session.AuthenticatedCaller;
import io.github.sts4j.core.session.AuthorizationRequest;
import io.github.sts4j.core.session.RequestEnvironment;
import io.github.sts4j.examples.endpoint.s3.S3Access;
import io.github.sts4j.examples.endpoint.s3.S3Exception;
import io.github.sts4j.policy.AccessDecision;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;

/** What one caller may do in the object store: its effective policies and the bucket's own. */
final class SessionS3Access implements S3Access {
  private static final Logger LOG = System.getLogger(SessionS3Access.class.getName());

  private final TokenService sts;
  private final AuthenticatedCaller caller;
  private final RequestEnvironment environment;
  private final BucketPolicies bucketPolicies;
  private final EncodedDenials encodedDenials;

  SessionS3Access(
      TokenService sts,
      AuthenticatedCaller caller,
      RequestEnvironment environment,
      BucketPolicies bucketPolicies,
      EncodedDenials encodedDenials) {
    this.encodedDenials = encodedDenials;
    this.sts = sts;
    this.caller = caller;
    this.environment = environment;
    this.bucketPolicies = bucketPolicies;
  }

  @Override
  public String account() {
    return caller.account().value();
  }

  @Override
  public void require(
      String action,
      String resourceArn,
      String bucketOwnerAccount,
      Map<String, List<String>> contextKeys) {
    AccountId owner = AccountId.of(bucketOwnerAccount);
    AuthorizationRequest.Builder request = AuthorizationRequest.builder(action, resourceArn)
        .resourceAccount(owner)
        .environment(environment);
    bucketPolicies.of(resourceArn, owner).ifPresent(request::resourcePolicy);
    contextKeys.forEach((key, values) -> {
      if (values.size() == 1) {
        request.context(key, values.get(0));
      } else {
        request.context(key, values);
      }
    });
    AccessDecision decision = decide(request.build());
    if (!decision.isAllowed()) {
      LOG.log(Level.INFO, "{0}", decision.explain());
      throw S3Exception.accessDenied("User: " + caller.arn() + " is not authorized to perform: "
          + action + " on resource: \"" + resourceArn + "\"" + message(decision, owner));
    }
  }

  /** What the accounts concerned can have decoded; to the caller it says nothing. */
  private String message(AccessDecision denial, AccountId owner) {
    boolean encoded = switch (encodedDenials) {
      case NONE -> false;
      case WITHIN_ACCOUNT -> owner.equals(caller.account());
      case ALL -> true;
    };
    return encoded
        ? " Encoded authorization failure message: "
            + sts.encodeAuthorizationMessage(caller, denial)
        : "";
  }

  private AccessDecision decide(AuthorizationRequest request) {
    try {
      return sts.authorize(caller, request);
    } catch (AuthenticationException ended) {
      throw S3Exception.of(ended);
    }
  }
}
