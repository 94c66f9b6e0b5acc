package io.github.sts4j.core.identity;

import io.github.sts4j.policy.Arn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The five tasks for which AssumeRoot gives a session as the root of a member account (RT-4). Each is a policy of AWS's own
 * that denies everything but the task.
 */
public enum RootTaskPolicy {
  /** Look at the root's credentials. */
  IAM_AUDIT_ROOT_USER_CREDENTIALS(
      "IAMAuditRootUserCredentials",
      List.of("iam:GetAccountSummary"),
      List.of(
          "iam:ListAccessKeys",
          "iam:ListSigningCertificates",
          "iam:GetLoginProfile",
          "iam:ListMFADevices",
          "iam:GetUser",
          "iam:GetAccessKeyLastUsed"),
      Documents.NOT_THE_ROOT),
  /** Give the root a password, so that it can be recovered. */
  IAM_CREATE_ROOT_USER_PASSWORD(
      "IAMCreateRootUserPassword",
      List.of(),
      List.of("iam:CreateLoginProfile", "iam:GetLoginProfile"),
      Documents.NOT_THE_ROOT),
  /** Take the root's credentials away. */
  IAM_DELETE_ROOT_USER_CREDENTIALS(
      "IAMDeleteRootUserCredentials",
      List.of(),
      List.of(
          "iam:DeleteAccessKey",
          "iam:DeleteSigningCertificate",
          "iam:DeleteLoginProfile",
          "iam:DeactivateMFADevice",
          "iam:ListAccessKeys",
          "iam:ListSigningCertificates",
          "iam:GetLoginProfile",
          "iam:ListMFADevices",
          "iam:GetUser",
          "iam:GetAccessKeyLastUsed"),
      Documents.NOT_THE_ROOT),
  /** Take away a bucket policy that denies everybody. */
  S3_UNLOCK_BUCKET_POLICY(
      "S3UnlockBucketPolicy",
      List.of(),
      List.of(
          "s3:DeleteBucketPolicy",
          "s3:PutBucketPolicy",
          "s3:GetBucketPolicy",
          "s3:ListAllMyBuckets"),
      Documents.NOT_BY_THE_ROOT),
  /** Take away a queue policy that denies everybody. */
  SQS_UNLOCK_QUEUE_POLICY(
      "SQSUnlockQueuePolicy",
      List.of("sqs:GetQueueUrl", "sqs:ListQueues"),
      List.of("sqs:GetQueueAttributes", "sqs:SetQueueAttributes"),
      Documents.NOT_OF_THE_ACCOUNT);

  private static final String PATH = "policy/root-task/";

  private final String policyName;
  private final String document;

  RootTaskPolicy(String policyName, List<String> free, List<String> bound, String bounds) {
    this.policyName = policyName;
    this.document = Documents.of(free, bound, bounds);
  }

  /** {@code arn:aws:iam::aws:policy/root-task/<name>}. */
  public Arn arn() {
    return new Arn("aws", "iam", "", "aws", PATH + policyName);
  }

  /** The policy's name, the last part of its ARN. */
  public String policyName() {
    return policyName;
  }

  /** The policy's document: what it does not deny is left to others to allow. */
  public String document() {
    return document;
  }

  /** The task with this ARN, in whatever partition. */
  public static Optional<RootTaskPolicy> find(Arn arn) {
    return Arrays.stream(values())
        .filter(task -> arn.service().equals("iam")
            && arn.region().isEmpty()
            && arn.account().equals("aws")
            && arn.resource().equals(PATH + task.policyName))
        .findFirst();
  }

  /** The documents: one statement denies every other action, one denies the task where it does not belong. */
  private static final class Documents {
    static final String NOT_THE_ROOT = "\"NotResource\":\"arn:*:iam::*:root\"";
    static final String NOT_BY_THE_ROOT =
        "\"Resource\":\"*\",\"Condition\":{\"ArnNotLike\":{\"aws:PrincipalArn\":\"arn:*:iam::*:root\"}}";
    static final String NOT_OF_THE_ACCOUNT =
        "\"Resource\":\"*\",\"Condition\":{\"StringNotEquals\":"
            + "{\"aws:ResourceAccount\":\"${aws:PrincipalAccount}\"}}";

    private Documents() {}

    static String of(List<String> free, List<String> bound, String bounds) {
      List<String> task = new ArrayList<>(free);
      task.addAll(bound);
      return "{\"Version\":\"2012-10-17\",\"Statement\":["
          + "{\"Sid\":\"OtherActions\",\"Effect\":\"Deny\",\"NotAction\":" + array(task)
          + ",\"Resource\":\"*\"},"
          + "{\"Sid\":\"OtherResources\",\"Effect\":\"Deny\",\"Action\":" + array(bound) + ","
          + bounds + "}]}";
    }

    private static String array(List<String> actions) {
      return actions.stream().collect(Collectors.joining("\",\"", "[\"", "\"]"));
    }
  }
}
