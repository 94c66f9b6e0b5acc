package io.github.sts4j.core.keystore;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.sts4j.core.token.KeyId;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a key store has no place for: version, tag, the times of each key, and what was destroyed; as lines of text. */
record RingMetadata(
    long version, long tag, Map<KeyId, Times> times, Map<KeyId, Instant> destroyed) {
  private static final String FIRST_LINE = "sts4j-key-ring 1";

  record Times(Instant createdAt, Instant sealsFrom) {}

  static byte[] write(KeyRingState ring) {
    StringBuilder text = new StringBuilder(FIRST_LINE).append('\n');
    text.append("version ")
        .append(ring.version())
        .append(' ')
        .append(ring.tag())
        .append('\n');
    for (RingKey key : ring.keys()) {
      text.append("key ").append(key.id());
      text.append(' ').append(key.createdAt().toEpochMilli());
      text.append(' ').append(key.sealsFrom().toEpochMilli()).append('\n');
    }
    ring.destroyed()
        .forEach((id, at) -> text.append("destroyed ")
            .append(id)
            .append(' ')
            .append(at.toEpochMilli())
            .append('\n'));
    return text.toString().getBytes(US_ASCII);
  }

  /** @throws IllegalArgumentException when this is not what {@link #write} wrote */
  static RingMetadata read(byte[] bytes) {
    List<String> lines = new String(bytes, US_ASCII).lines().toList();
    if (lines.size() < 2 || !lines.get(0).equals(FIRST_LINE)) {
      throw new IllegalArgumentException("its entry with the times of keys is of another kind");
    }
    String[] version = words(lines.get(1), "version", 3);
    Map<KeyId, Times> times = new HashMap<>();
    Map<KeyId, Instant> destroyed = new HashMap<>();
    for (String line : lines.subList(2, lines.size())) {
      if (line.startsWith("key ")) {
        String[] words = words(line, "key", 4);
        times.put(KeyId.of(words[1]), new Times(instant(words[2]), instant(words[3])));
      } else {
        String[] words = words(line, "destroyed", 3);
        destroyed.put(KeyId.of(words[1]), instant(words[2]));
      }
    }
    return new RingMetadata(
        Long.parseLong(version[1]), Long.parseLong(version[2]), times, destroyed);
  }

  private static String[] words(String line, String first, int count) {
    String[] words = line.split(" ", -1);
    if (words.length != count || !words[0].equals(first)) {
      throw new IllegalArgumentException(
          "its entry with the times of keys has the line `" + line + "`");
    }
    return words;
  }

  private static Instant instant(String millis) {
    try {
      return Instant.ofEpochMilli(Long.parseLong(millis));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("`" + millis + "` is no time", e);
    }
  }
}
