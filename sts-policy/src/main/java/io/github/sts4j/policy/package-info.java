/**
 * The IAM policy language: parse policies, stack the layers that apply to a request, get a decision with its reasons.
 *
 * <pre>{@code
 * Policy policy = Policy.parse(PolicyKind.IDENTITY, json);
 * PolicyStack stack = PolicyStack.builder().identity(List.of(policy)).build();
 * AccessRequest request = AccessRequest.builder()
 *     .principal(RequestPrincipal.parse("arn:aws:iam::111122223333:user/alice", "AWS"))
 *     .action("s3:GetObject").resource("arn:aws:s3:::data/a").resourceAccount("111122223333")
 *     .build();
 * AccessDecision decision = AccessEvaluator.evaluate(stack, request);
 * }</pre>
 */
@NullMarked
package io.github.sts4j.policy;

import org.jspecify.annotations.NullMarked;
