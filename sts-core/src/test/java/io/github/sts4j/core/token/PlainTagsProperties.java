package io.github.sts4j.core.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;

/**
 * The quick look at tags: 1. it takes nothing that the careful reading refuses, and reads it alike, whatever the bytes are;
 * 2. it takes what almost all tags are; 3. it leaves the rest.
 */
class PlainTagsProperties {
  @Provide
  Arbitrary<List<SessionTag>> tags() {
    Arbitrary<String> key = Arbitraries.strings()
        .withChars("aAwWsS:bK1_ @")
        .ofMinLength(1)
        .ofMaxLength(6)
        .filter(text -> !text.toLowerCase(Locale.ROOT).startsWith("aws:"));
    Arbitrary<String> value = Arbitraries.strings().withChars("xY0.:/=+-@ ").ofMaxLength(30);
    Arbitrary<SessionTag> plain =
        Combinators.combine(key, value, Arbitraries.of(true, false)).as(SessionTag::new);
    Arbitrary<SessionTag> unusual = Arbitraries.of(
        new SessionTag("caf\u00e9", "x", false),
        new SessionTag("k", "\u00e9", true),
        new SessionTag("long", "v".repeat(140), false));
    return Arbitraries.frequencyOf(Tuple.of(20, plain), Tuple.of(1, unusual))
        .list()
        .ofMaxSize(12);
  }

  @Property(tries = 1000)
  void whatItTakesIsWhatCarefulReadingGives(
      @ForAll("tags") List<SessionTag> tags,
      @ForAll @IntRange int at,
      @ForAll byte change,
      @ForAll boolean changed) {
    byte[] bytes = written(tags);
    if (changed && bytes.length > 0) {
      bytes[at % bytes.length] ^= change;
    }
    PlainTags plain = PlainTags.read(bytes, 0, bytes.length);
    Statistics.label("taken")
        .collect(plain != null)
        .coverage(taken -> taken.check(true).percentage(share -> share > 20));
    if (plain == null) {
      return;
    }
    List<SessionTag> careful = carefully(bytes, plain.length());
    assertEquals(careful.size(), plain.size());
    assertEquals(careful, plain);
    Set<String> keys = new HashSet<>();
    careful.forEach(tag -> keys.add(tag.key().toLowerCase(Locale.ROOT)));
    assertEquals(careful.size(), keys.size()); // PT-7
  }

  @Example
  void usualTagsAreTaken() {
    List<SessionTag> tags = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      tags.add(new SessionTag("Cost Center" + i, i % 3 == 0 ? "" : "department-" + i, i % 2 == 0));
    }
    byte[] bytes = written(tags);
    PlainTags plain = PlainTags.read(bytes, 0, bytes.length);
    assertNotNull(plain);
    assertEquals(bytes.length, plain.length());
    assertEquals(tags, plain);
  }

  @Example
  void reservedAndRepeatedKeysAreLeft() {
    assertLeft("aws:x"); // ST-3
    assertLeft("AwS:");
    assertLeft("Key", "kEY"); // PT-7
    assertLeft("caf\u00e9");
    assertLeft("a*b"); // ST-2
    assertLeft("");
  }

  private static void assertLeft(String... keys) {
    WireWriter out = new WireWriter();
    for (String key : keys) {
      write(out, key, "v", false);
    }
    byte[] bytes = out.finish();
    assertNull(PlainTags.read(bytes, 0, bytes.length), String.join(",", keys));
  }

  private static byte[] written(List<SessionTag> tags) {
    WireWriter out = new WireWriter();
    tags.forEach(tag -> write(out, tag.key(), tag.value(), tag.transitive()));
    return out.finish();
  }

  private static void write(WireWriter out, String key, String value, boolean transitive) {
    out.beginMessage(ClaimField.TAG);
    out.text(ClaimField.TAG_KEY, key);
    out.text(ClaimField.TAG_VALUE, value);
    if (transitive) {
      out.number(ClaimField.TAG_TRANSITIVE, 1);
    }
    out.endMessage();
  }

  private static List<SessionTag> carefully(byte[] bytes, int length) {
    List<SessionTag> tags = new ArrayList<>();
    WireReader in = new WireReader(Arrays.copyOf(bytes, length));
    while (in.hasNext()) {
      assertEquals(ClaimField.TAG, in.nextField());
      tags.add(ClaimsDecoder.tag(in.repeatableMessage()));
    }
    return tags;
  }
}
