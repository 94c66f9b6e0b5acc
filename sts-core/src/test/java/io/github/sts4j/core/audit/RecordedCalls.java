package io.github.sts4j.core.audit;

import io.github.sts4j.policy.json.JsonArray;
import io.github.sts4j.policy.json.JsonBoolean;
import io.github.sts4j.policy.json.JsonNull;
import io.github.sts4j.policy.json.JsonNumber;
import io.github.sts4j.policy.json.JsonObject;
import io.github.sts4j.policy.json.JsonReader;
import io.github.sts4j.policy.json.JsonString;
import io.github.sts4j.policy.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Assertions;

/** A sink that keeps what it is given, or fails when it is told to. */
public final class RecordedCalls implements AuditSink {
  private final List<List<AuditRecord>> calls = new CopyOnWriteArrayList<>();
  private boolean failing;

  @Override
  public void write(List<AuditRecord> records) {
    if (failing) {
      throw new IllegalStateException("the disk is full");
    }
    calls.add(records);
  }

  public void fail() {
    failing = true;
  }

  public List<List<AuditRecord>> calls() {
    return List.copyOf(calls);
  }

  /** All calls so far are forgotten. */
  public void clear() {
    calls.clear();
  }

  /** The one record of the one call. */
  public AuditRecord only() {
    Assertions.assertEquals(1, calls.size(), calls::toString);
    Assertions.assertEquals(1, calls.get(0).size(), calls::toString);
    return calls.get(0).get(0);
  }

  /** The two records of the one call. */
  public List<AuditRecord> both() {
    Assertions.assertEquals(1, calls.size(), calls::toString);
    Assertions.assertEquals(2, calls.get(0).size(), calls::toString);
    return calls.get(0);
  }

  /** What stands at this path of a record's JSON, written as JSON; empty if nothing does. */
  public static Optional<String> at(AuditRecord record, String... path) {
    JsonValue value = JsonReader.read(record.toJson());
    for (String name : path) {
      Optional<JsonValue> member = ((JsonObject) value).get(name);
      if (member.isEmpty()) {
        return Optional.empty();
      }
      value = member.get();
    }
    return Optional.of(plain(value));
  }

  /** Strings without their quotes. */
  private static String plain(JsonValue value) {
    if (value instanceof JsonString string) {
      return string.value();
    } else if (value instanceof JsonNumber number) {
      return number.text();
    } else if (value instanceof JsonBoolean || value instanceof JsonNull) {
      return value.raw();
    } else if (value instanceof JsonArray array) {
      List<String> elements = new ArrayList<>();
      array.elements().forEach(element -> elements.add(plain(element)));
      return elements.toString();
    }
    List<String> members = new ArrayList<>();
    ((JsonObject) value)
        .members()
        .forEach((name, member) -> members.add(name + "=" + plain(member)));
    return members.toString();
  }
}
