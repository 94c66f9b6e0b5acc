package io.github.sts4j.core.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** The quick look at tag keys never takes keys for different that the rule takes for the same. */
class FoldedHashesProperties {

  // PT-7: K is a letter of its own, whose lower case is k.
  @Test
  void keysThatDifferByCaseAloneAreNeverDifferent() {
    assertFalse(FoldedHashes.allDiffer(List.of(tag("Team"), tag("x"), tag("tEAM"))));
    assertFalse(FoldedHashes.allDiffer(List.of(tag("k"), tag("\u212A"))));
    assertTrue(FoldedHashes.allDiffer(List.of()));
    assertTrue(FoldedHashes.allDiffer(List.of(tag("Team"), tag("Teams"), tag("team1"))));
  }

  // PT-7
  @Property
  void differentMeansDifferentInLowerCase(@ForAll("keys") List<String> keys) {
    List<SessionTag> tags = keys.stream().map(FoldedHashesProperties::tag).toList();
    if (FoldedHashes.allDiffer(tags)) {
      long distinct =
          keys.stream().map(key -> key.toLowerCase(Locale.ROOT)).distinct().count();
      assertEquals(keys.size(), distinct);
    }
  }

  @Provide
  Arbitrary<List<String>> keys() {
    return Arbitraries.strings()
        .withChars("aAbB_@-kKß\u212Aİıſs1")
        .ofMinLength(1)
        .ofMaxLength(3)
        .filter(key -> !key.toLowerCase(Locale.ROOT).startsWith("aws:"))
        .list()
        .ofMaxSize(6);
  }

  private static SessionTag tag(String key) {
    return new SessionTag(key, "", false);
  }
}
