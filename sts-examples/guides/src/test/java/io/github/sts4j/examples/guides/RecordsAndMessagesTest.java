package io.github.sts4j.examples.guides;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sts4j.core.AssumeRoleRequest;
import io.github.sts4j.core.AssumeRoleResponse;
import io.github.sts4j.core.EncodedDenials;
import io.github.sts4j.core.TokenService;
import io.github.sts4j.core.identity.InMemoryIdentityDirectory;
import io.github.sts4j.core.session.AuthenticatedCaller;
import io.github.sts4j.core.session.AuthorizationRequest;
import io.github.sts4j.core.throttle.RateLimit;
import io.github.sts4j.core.throttle.Throttle;
import io.github.sts4j.core.throttle.TokenBucketThrottle;
import io.github.sts4j.core.token.KeyRing;
import io.github.sts4j.core.token.MintMaterial;
import io.github.sts4j.policy.AccessDecision;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

/** docs/audit.md, docs/authorization-messages.md, docs/beyond-aws.md. */
class RecordsAndMessagesTest {
  private final InMemoryIdentityDirectory directory = World.directory();
  private final AuthenticatedCaller caller = AuthenticatedCaller.user(World.alice(directory));
  private final KeyRing keyRing = KeyRing.generate();
  private final AssumeRoleRequest request =
      AssumeRoleRequest.builder().roleArn(World.ROLE).roleSessionName("alice").build();

  @Test
  void aCallLeavesARecord() {
    Queue<String> queue = new ConcurrentLinkedQueue<>();
    TokenService sts = TokenService.builder()
        .directory(directory)
        .keyRing(keyRing)
        .auditSink(records -> records.forEach(record -> queue.add(record.toJson())))
        .build();
    sts.assumeRole(caller, request);
    assertTrue(queue.element().contains("\"eventName\":\"AssumeRole\""), queue::element);
  }

  @Test
  void accountsAndSourcesAreLimited() {
    Throttle throttle = TokenBucketThrottle.of(
        RateLimit.perSecond(100, 200), RateLimit.perSecond(10, 50), InstantSource.system());
    TokenService sts = TokenService.builder()
        .directory(directory)
        .keyRing(keyRing)
        .throttle(throttle)
        .build();
    sts.assumeRole(caller, request);
  }

  @Test
  void aDenialCanBeExplainedToAdministrators() {
    TokenService sts = TokenService.builder()
        .directory(directory)
        .keyRing(keyRing)
        .encodedDenials(EncodedDenials.ALL)
        .build();
    List<String> denied = new ArrayList<>();
    answer(
        sts, AuthorizationRequest.builder("s3:GetObject", "arn:aws:s3:::data/a").build(), denied);
    assertEquals(1, denied.size());
  }

  private void answer(TokenService sts, AuthorizationRequest request, List<String> denied) {
    AccessDecision decision = sts.authorize(caller, request);
    if (!decision.isAllowed()) {
      denied.add("… Encoded authorization failure message: "
          + sts.encodeAuthorizationMessage(caller, decision));
    }
  }

  @Test
  void everyReplicaMintsTheSame() {
    TokenService sts =
        TokenService.builder().directory(directory).keyRing(keyRing).build();
    ReplicatedLog log = new ReplicatedLog();
    String call = "AssumeRole";
    MintMaterial material = sts.drawMintMaterial();
    log.append(call, material.toBytes());

    assertEquals(replayed(sts, log.bytes), replayed(sts, log.bytes));
  }

  private String replayed(TokenService sts, byte[] bytes) {
    TokenService replayed = sts.replaying(MintMaterial.ofBytes(bytes));
    AssumeRoleResponse response = replayed.assumeRole(caller, request);
    return response.credentials().sessionToken().text();
  }

  private static final class ReplicatedLog {
    private byte[] bytes = {};

    void append(String call, byte[] material) {
      bytes = material;
    }
  }
}
