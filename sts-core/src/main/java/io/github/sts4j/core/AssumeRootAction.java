package io.github.sts4j.core;

import io.github.sts4j.core.error.StsError;
import io.github.sts4j.core.error.StsException;
import io.github.sts4j.core.identity.AccountId;
import io.github.sts4j.core.identity.RootTaskPolicy;
import io.github.sts4j.core.parameter.Syntax;
import io.github.sts4j.core.parameter.Violations;
import io.github.sts4j.core.session.AuthenticatedCaller;
import io.github.sts4j.core.session.RequestEnvironment;
import io.github.sts4j.core.session.Session;
import io.github.sts4j.core.token.SessionClaims;
import io.github.sts4j.core.token.SessionClaimsBuilder;
import io.github.sts4j.core.token.SessionKind;
import io.github.sts4j.policy.Arn;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** AssumeRoot: the root of a member account, for one task and a quarter of an hour (section 2.12). */
final class AssumeRootAction {
  private static final int LONGEST_SECONDS = 900;

  private final RootTrust trust;
  private final SessionMint mint;

  AssumeRootAction(ActionParts parts) {
    this.trust = new RootTrust(parts.directory(), parts.permission());
    this.mint = parts.mint();
  }

  private record Parameters(
      AccountId account, Optional<Arn> rootArn, RootTaskPolicy task, Duration duration) {

    Arn rootArn(AuthenticatedCaller caller) {
      return rootArn.orElseGet(
          () -> new Arn(caller.arn().partition(), "iam", "", account.value(), "root"));
    }
  }

  void check(AssumeRootRequest request) {
    parameters(request);
  }

  AssumeRootResponse call(
      AuthenticatedCaller caller, AssumeRootRequest request, RequestEnvironment environment) {
    Parameters parameters = parameters(request);
    Arn rootArn = parameters.rootArn(caller);
    trust.require(caller, rootArn, parameters.task(), environment);
    Optional<String> sourceIdentity = // SI-6
        caller instanceof Session session ? session.sourceIdentity() : Optional.empty();
    SessionClaimsBuilder claims = SessionClaims.builder()
        .kind(SessionKind.ROOT)
        .principalArn(rootArn.toString())
        .principalId(parameters.account().value())
        .sessionPolicyArns(List.of(parameters.task().arn().toString()));
    sourceIdentity.ifPresent(claims::sourceIdentity);
    mint.chain(claims, caller);
    SessionMint.Minted minted =
        mint.mint(parameters.account(), mint.issuedAt(), parameters.duration(), claims);
    return new AssumeRootResponse(minted.credentials(), sourceIdentity);
  }

  private static Parameters parameters(AssumeRootRequest request) {
    Violations violations = new Violations();
    violations.requiredText("targetPrincipal", request.targetPrincipal(), 12, 2_048, Syntax.ANY);
    violations.requiredText("taskPolicyArn.arn", request.taskPolicyArn(), 20, 2_048, Syntax.ARN);
    violations.integer("durationSeconds", request.durationSeconds(), 0, LONGEST_SECONDS);
    violations.throwIfAny();
    String target = request.targetPrincipal().orElseThrow();
    Optional<Arn> rootArn =
        AccountId.isValid(target) ? Optional.empty() : Optional.of(rootArn(target));
    return new Parameters(
        AccountId.of(rootArn.map(Arn::account).orElse(target)),
        rootArn,
        task(request.taskPolicyArn().orElseThrow()),
        Duration.ofSeconds(request.durationSeconds().orElse(LONGEST_SECONDS))); // RT-1
  }

  private static Arn rootArn(String target) {
    Arn arn = Syntax.arn(target);
    boolean root = arn.service().equals("iam")
        && arn.region().isEmpty()
        && AccountId.isValid(arn.account())
        && arn.resource().equals("root");
    if (!root) {
      throw new StsException(
          StsError.VALIDATION_ERROR,
          target
              + " is invalid: the target must be an account id, or the ARN of an account's root");
    }
    return arn;
  }

  private static RootTaskPolicy task(String arn) {
    return RootTaskPolicy.find(Syntax.arn(arn))
        .orElseThrow(
            () -> new StsException( // RT-4
                StsError.VALIDATION_ERROR,
                arn
                    + " is invalid: it must be one of the policies below arn:aws:iam::aws:policy/root-task/"));
  }
}
