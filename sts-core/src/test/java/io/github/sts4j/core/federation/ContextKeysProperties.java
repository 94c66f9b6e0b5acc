package io.github.sts4j.core.federation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A row of condition keys holds what a tree that is indifferent to case would, and finds it by its exact name (CK-1). */
class ContextKeysProperties {

  @Property
  void theyHoldWhatATreeWould(@ForAll("keys") List<String> keys) {
    Map<String, List<String>> tree = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    ContextKeys.Collector collector = new ContextKeys.Collector();
    for (int i = 0; i < keys.size(); i++) {
      List<String> values = List.of("value " + i);
      tree.put(keys.get(i), values);
      collector.put(keys.get(i), values);
      assertEquals(Map.copyOf(tree), collector.collected());
    }
    ContextKeys collected = collector.collected();
    for (String key : keys) {
      boolean spelled = tree.keySet().stream().anyMatch(key::equals);
      assertEquals(spelled, collected.containsKey(key), key);
      assertEquals(spelled ? tree.get(key) : null, collected.get(key), key);
    }
  }

  @Example
  void whatIsCollectedLaterChangesNothing() {
    ContextKeys.Collector collector = new ContextKeys.Collector();
    collector.put("idp:sub", List.of("alice"));
    ContextKeys collected = collector.collected();
    collector.put("idp:sub", List.of("bob"));
    collector.put("idp:aud", List.of("app"));
    assertEquals(Map.of("idp:sub", List.of("alice")), collected);
  }

  @Example
  void theyCannotBeChanged() {
    ContextKeys.Collector collector = new ContextKeys.Collector();
    collector.put("idp:sub", List.of("alice"));
    Map<String, List<String>> collected = collector.collected();
    Map.Entry<String, List<String>> entry = collected.entrySet().iterator().next();
    assertThrows(UnsupportedOperationException.class, () -> collected.put("x", List.of()));
    assertThrows(UnsupportedOperationException.class, () -> collected.remove("idp:sub"));
    assertThrows(UnsupportedOperationException.class, collected::clear);
    assertThrows(UnsupportedOperationException.class, () -> entry.setValue(List.of()));
    Object number = 1;
    assertFalse(collected.containsKey(number));
  }

  /** Few letters, so that keys often differ by case alone. */
  @Provide
  Arbitrary<List<String>> keys() {
    return Arbitraries.strings()
        .withChars('a', 'A', 'b', ':', 'ſ', 's', 'S')
        .ofMaxLength(3)
        .map(end -> "idp:" + end)
        .list()
        .ofMaxSize(40);
  }
}
