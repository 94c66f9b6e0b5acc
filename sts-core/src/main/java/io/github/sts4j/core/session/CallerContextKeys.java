package io.github.sts4j.core.session;

import io.github.sts4j.core.identity.Account;
import io.github.sts4j.core.token.SessionKind;
import io.github.sts4j.policy.ConditionContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Fills in the condition keys that describe the caller, the time and the connection (section 9, CK). */
final class CallerContextKeys {
  private CallerContextKeys() {}

  static void put(
      ConditionContext.Builder context,
      AuthenticatedCaller caller,
      CallerPolicies policies,
      RequestEnvironment environment,
      Instant now) {
    putPrincipal(context, caller, policies);
    if (caller instanceof Session session) {
      putSession(context, session);
    }
    putMfa(context, caller, now);
    putTimeAndConnection(context, environment, now);
  }

  private static void putPrincipal(
      ConditionContext.Builder context, AuthenticatedCaller caller, CallerPolicies policies) {
    // CK-2: the role's ARN for a role session, never the session's.
    boolean role = caller instanceof Session session && session.isOfRole();
    context.put(
        "aws:PrincipalArn",
        role ? ((Session) caller).principalArn().toString() : caller.arn().toString());
    context.put("aws:PrincipalAccount", caller.account().value());
    context.put("aws:PrincipalType", principalType(caller));
    context.put("aws:PrincipalIsAWSService", "false");
    context.put("aws:ViaAWSService", "false");
    context.put("aws:userid", caller.userId());
    policies.userName().ifPresent(name -> context.put("aws:username", name));
    for (Map.Entry<String, String> tag : policies.principalTags().entrySet()) {
      context.put("aws:PrincipalTag/" + tag.getKey(), tag.getValue());
    }
    putOrganization(context, policies.account());
  }

  private static void putSession(ConditionContext.Builder context, Session session) {
    FederatedContextKeys.put(context, session.federatedContext());
    session
        .identityProvider()
        .filter(FederatedContextKeys::isFederatedProvider)
        .ifPresent(provider -> context.put("aws:FederatedProvider", provider));
    context.put("aws:TokenIssueTime", session.issuedAt().toString());
    session.sourceIdentity().ifPresent(identity -> context.put("aws:SourceIdentity", identity));
    if (session.kind() == SessionKind.ROOT) {
      context.put("aws:AssumedRoot", "true"); // RT-7
    }
  }

  private static void putOrganization(ConditionContext.Builder context, Account account) {
    account.organization().ifPresent(organization -> {
      context.put("aws:PrincipalOrgID", organization.organizationId());
      organization.path().ifPresent(path -> context.putAll("aws:PrincipalOrgPaths", List.of(path)));
    });
  }

  private static String principalType(AuthenticatedCaller caller) {
    if (caller instanceof Session session) {
      return session.kind() == SessionKind.FEDERATED_USER
          ? "FederatedUser"
          : session.isOfRoot() ? "Account" : session.isOfRole() ? "AssumedRole" : "User";
    }
    return caller instanceof AuthenticatedRoot ? "Account" : "User";
  }

  /**
   * A long-term key has no MFA keys unless a code came with the call; every session has {@code
   * aws:MultiFactorAuthPresent} (AR-18 to AR-20, TP-46).
   */
  private static void putMfa(
      ConditionContext.Builder context, AuthenticatedCaller caller, Instant now) {
    if (caller.mfaAuthenticatedAt().isPresent()) {
      Duration age = Duration.between(caller.mfaAuthenticatedAt().get(), now);
      context.put("aws:MultiFactorAuthPresent", "true");
      context.put("aws:MultiFactorAuthAge", Long.toString(Math.max(0, age.toSeconds()))); // CK-10
    } else if (caller instanceof Session) {
      context.put("aws:MultiFactorAuthPresent", "false");
    }
  }

  static void putTimeAndConnection(
      ConditionContext.Builder context, RequestEnvironment environment, Instant now) {
    Instant second = Instant.ofEpochSecond(now.getEpochSecond());
    context.put("aws:CurrentTime", second.toString());
    context.put("aws:EpochTime", Long.toString(now.getEpochSecond()));
    context.put("aws:SecureTransport", Boolean.toString(environment.secureTransport()));
    environment.sourceIp().ifPresent(ip -> context.put("aws:SourceIp", ip.getHostAddress()));
    environment.userAgent().ifPresent(agent -> context.put("aws:UserAgent", agent));
    environment.referer().ifPresent(referer -> context.put("aws:Referer", referer));
    environment.region().ifPresent(region -> context.put("aws:RequestedRegion", region));
  }
}
