package io.github.sts4j.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sts4j.core.identity.AccessKeyId;
import io.github.sts4j.core.identity.AccountId;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A temporary key id has the form of rule ID-9 and decodes to its account (PT-5); session names keep section 2.2. */
class IdentifierProperties {

  @Property
  void aKeyIdDecodesToItsAccount(@ForAll("accounts") AccountId account, @ForAll long seed) { // PT-5
    AccessKeyId id = AccessKeyId.temporary(account, new Random(seed));
    assertEquals(Optional.of(account), id.account());
    assertTrue(id.value().matches("ASIA[Q-Z2-7][A-Z2-7]{15}"), id.value());
  }

  @Property
  void sessionNamesAreOnesThatTheServiceTakes(@ForAll("names") String name) {
    assertTrue(name.matches("[\\w+=,.@-]{2,64}"), name);
  }

  @Provide
  Arbitrary<AccountId> accounts() {
    return IdentifierArbitraries.accountIds();
  }

  @Provide
  Arbitrary<String> names() {
    return IdentifierArbitraries.roleSessionNames();
  }
}
