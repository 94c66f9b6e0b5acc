package io.github.sts4j.core;

import io.github.sts4j.core.error.StsError;
import io.github.sts4j.core.error.StsException;
import io.github.sts4j.policy.Arn;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The parameters of AssumeRole after the checks that need nobody's identity: lengths, characters, ranges, and the rules
 * among tags (sections 2.2 and 6).
 *
 * @param transitiveTagKeys the keys among {@code tags} that are transitive, as written there
 */
record AssumeRoleParameters(
    Arn roleArn,
    String sessionName,
    Optional<Integer> durationSeconds,
    Optional<String> policy,
    List<Arn> policyArns,
    Map<String, String> tags,
    Set<String> transitiveTagKeys,
    Optional<String> externalId,
    Optional<MfaCode> mfa,
    Optional<String> sourceIdentity) {

  /** An MFA device and the code it shows. */
  record MfaCode(String serialNumber, String tokenCode) {
    @Override
    public String toString() {
      return "MfaCode[" + serialNumber + ", code redacted]"; // ER-12
    }
  }

  private static final Pattern ARN = Pattern.compile(
      "[\\u0009\\u000A\\u000D\\u0020-\\u007E\\u0085\\u00A0-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]*");
  private static final Pattern NAME = Pattern.compile("[\\w+=,.@-]*");
  private static final Pattern POLICY = Pattern.compile("[\\u0009\\u000A\\u000D\\u0020-\\u00FF]*");
  private static final Pattern EXTERNAL_ID = Pattern.compile("[\\w+=,.@:\\/-]*");
  private static final Pattern SERIAL_NUMBER = Pattern.compile("[\\w+=/:,.@-]*");
  private static final Pattern TOKEN_CODE = Pattern.compile("[\\d]*");
  private static final Pattern TAG = Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*");
  private static final int LONGEST_POLICY = 1 << 20;

  /**
   * @throws StsException {@code ValidationError}, {@code InvalidParameterValue}: what is wrong and what would be right
   */
  static AssumeRoleParameters check(AssumeRoleRequest request, SessionLimits limits) {
    Violations violations = new Violations();
    checkScalars(request, violations);
    checkPolicies(request, limits, violations);
    checkTags(request, violations);
    violations.throwIfAny();
    checkContexts(request);
    return new AssumeRoleParameters(
        arn(request.roleArn().orElseThrow()),
        request.roleSessionName().orElseThrow(),
        request.durationSeconds(),
        request.policy(),
        request.policyArns().stream().map(AssumeRoleParameters::arn).toList(),
        tags(request.tags()),
        transitive(request),
        request.externalId(),
        mfa(request),
        request.sourceIdentity());
  }

  private static void checkScalars(AssumeRoleRequest request, Violations violations) {
    violations.requiredText("roleArn", request.roleArn(), 20, 2_048, ARN);
    violations.requiredText("roleSessionName", request.roleSessionName(), 2, 64, NAME);
    violations.integer("durationSeconds", request.durationSeconds(), 900, 43_200);
    violations.text("externalId", request.externalId(), 2, 1_224, EXTERNAL_ID);
    violations.text("serialNumber", request.serialNumber(), 9, 256, SERIAL_NUMBER);
    violations.secretText("tokenCode", request.tokenCode(), 6, 6, TOKEN_CODE);
    violations.text("sourceIdentity", request.sourceIdentity(), 2, 64, NAME);
    if (request.serialNumber().isPresent() != request.tokenCode().isPresent()) { // UN-4
      String missing = request.serialNumber().isPresent() ? "tokenCode" : "serialNumber";
      violations.add(missing, "", "serialNumber and tokenCode must be given together");
    }
  }

  private static void checkPolicies(
      AssumeRoleRequest request, SessionLimits limits, Violations violations) {
    violations.text("policy", request.policy(), 1, LONGEST_POLICY, POLICY);
    violations.size("policyArns", request.policyArns(), 10);
    for (int i = 0; i < request.policyArns().size(); i++) {
      String name = "policyArns." + (i + 1) + ".member.arn";
      violations.text(name, Optional.of(request.policyArns().get(i)), 20, 2_048, ARN);
    }
    int characters = request.policy().map(AssumeRoleParameters::length).orElse(0)
        + request.policyArns().stream().mapToInt(AssumeRoleParameters::length).sum();
    if (characters > limits.sessionPolicyCharacters()) { // SP-1, X-6
      violations.add(
          "policy",
          characters + " characters",
          "Member must have length less than or equal to " + limits.sessionPolicyCharacters()
              + ", counting the inline policy and the policy ARNs together");
    }
  }

  private static void checkTags(AssumeRoleRequest request, Violations violations) {
    violations.size("tags", request.tags(), 50);
    violations.size("transitiveTagKeys", request.transitiveTagKeys(), 50);
    for (int i = 0; i < request.tags().size(); i++) {
      Tag tag = request.tags().get(i);
      String member = "tags." + (i + 1) + ".member.";
      violations.text(member + "key", Optional.of(tag.key()), 1, 128, TAG);
      violations.text(member + "value", Optional.of(tag.value()), 0, 256, TAG);
      if (isReserved(tag.key())) { // ST-3
        violations.add(member + "key", tag.key(), "Member must not begin with aws:");
      }
    }
    for (int i = 0; i < request.transitiveTagKeys().size(); i++) {
      String name = "transitiveTagKeys." + (i + 1) + ".member";
      violations.text(name, Optional.of(request.transitiveTagKeys().get(i)), 1, 128, TAG);
    }
  }

  /** AR-22: no context provider is known here. */
  private static void checkContexts(AssumeRoleRequest request) {
    Violations violations = new Violations();
    violations.size("providedContexts", request.providedContexts(), 5);
    request
        .providedContexts()
        .forEach(context -> violations.add(
            "providedContexts",
            context.providerArn(),
            "Member must name a context provider known to this service"));
    violations.throwIfAny();
  }

  private static boolean isReserved(String key) {
    return key.regionMatches(true, 0, "aws:", 0, 4); // folds letters as condition keys do
  }

  /** WP-8a */
  private static Arn arn(String text) {
    try {
      return Arn.parse(text);
    } catch (IllegalArgumentException e) {
      throw new StsException(StsError.VALIDATION_ERROR, text + " is invalid");
    }
  }

  private static Map<String, String> tags(List<Tag> tags) {
    Map<String, String> byKey = new LinkedHashMap<>();
    Set<String> seen = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    for (Tag tag : tags) {
      if (!seen.add(tag.key())) { // ST-4
        throw new StsException(
            StsError.INVALID_PARAMETER_VALUE,
            "Duplicate tag keys found. Please note that Tag keys are case insensitive.");
      }
      byKey.put(tag.key(), tag.value());
    }
    return Collections.unmodifiableMap(byKey);
  }

  private static Set<String> transitive(AssumeRoleRequest request) {
    Set<String> wanted = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    wanted.addAll(request.transitiveTagKeys());
    Set<String> passed = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    request.tags().forEach(tag -> passed.add(tag.key()));
    if (!passed.containsAll(wanted)) { // ST-5
      throw new StsException(
          StsError.INVALID_PARAMETER_VALUE,
          "The specified transitive tag key must be included in the requested tags.");
    }
    passed.retainAll(wanted);
    return Collections.unmodifiableSet(passed);
  }

  private static Optional<MfaCode> mfa(AssumeRoleRequest request) {
    return request
        .serialNumber()
        .map(serialNumber -> new MfaCode(serialNumber, request.tokenCode().orElseThrow()));
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
