package io.github.sts4j.core;

import static io.github.sts4j.core.TestSts.ALLOW_ALL;
import static io.github.sts4j.core.TestSts.HOME;
import static io.github.sts4j.core.TestSts.as;
import static io.github.sts4j.core.TestSts.denied;
import static io.github.sts4j.core.TestSts.refused;
import static io.github.sts4j.core.TestSts.says;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.sts4j.core.error.StsError;
import io.github.sts4j.core.identity.AccessKeyId;
import io.github.sts4j.core.identity.LongTermKey;
import io.github.sts4j.core.identity.SecretAccessKey;
import io.github.sts4j.core.identity.User;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** GetAccessKeyInfo: whose account a key is of. */
class GetAccessKeyInfoTest {
  private final TestSts world = new TestSts();
  private final User alice = world.user("alice", ALLOW_ALL);

  @ParameterizedTest // AK-4
  @ValueSource(strings = {"", "ASIAVJ2E6QGR2WZ", "ASIAVJ2E6QGR2WZILJF-", "ASIA VJ2E6QGR2WZILJ"})
  void textThatIsNoKeyIsRefused(String text) {
    says(refused(StsError.VALIDATION_ERROR, () -> account(text)), "accessKeyId");
  }

  // AK-3, ID-11
  @Test
  void anOlderKeyThatIsNotKnownIsRefused() {
    says(refused(StsError.VALIDATION_ERROR, () -> account("AKIAJ2E6QGR2WZILJFMA")), "not known");
    refused(
        StsError.VALIDATION_ERROR,
        () -> world.sts.getAccessKeyInfo(as(alice), new GetAccessKeyInfoRequest(Optional.empty())));
  }

  // AK-1
  @Test
  void permissionIsNeeded() {
    says(
        denied(() -> world.sts.getAccessKeyInfo(
            as(world.user("bob")), GetAccessKeyInfoRequest.of("ASIAVJ2E6QGR2WZILJFM"))),
        "sts:GetAccessKeyInfo",
        "*");
  }

  @ParameterizedTest // AK-2, AK-3, ID-10: any account's, known here or not
  @CsvSource({
    "ASIAVJ2E6QGR2WZILJFM,364679954851",
    "AKIASP2TPHJSQH3FJXYZ,171436882533",
    "ASIAQAAAAAAAGMKEM7X5,000000000000"
  })
  void aKeyTellsItsAccount(String key, String account) {
    assertEquals(account, account(key));
  }

  // AK-2, AK-3: looked up, active or not
  @Test
  void anOlderKeyOfTheDirectoryIsKnown() {
    world.directory.putLongTermKey(new LongTermKey(
        AccessKeyId.of("AKIAIOSFODNN7EXAMPLE"), SecretAccessKey.of("secret"), false, alice));
    assertEquals(HOME.value(), account("AKIAIOSFODNN7EXAMPLE"));
  }

  private String account(String key) {
    return world
        .sts
        .getAccessKeyInfo(as(alice), GetAccessKeyInfoRequest.of(key))
        .account()
        .value();
  }
}
