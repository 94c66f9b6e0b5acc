package io.github.sts4j.core.token;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads protobuf fields strictly: wire types 0 and 2, field numbers never falling, shortest varints below 2^63, lengths
 * within the input, well-formed UTF-8. Anything else is an {@link IllegalArgumentException}.
 */
final class WireReader {
  private static final int MAX_VARINT_BYTES = 9;
  private static final long MAX_TAG = (1L << 32) - 1; // 29 bits of field number, 3 of wire type

  private final byte[] bytes;
  private final int end;
  private int position;
  private int field;
  private int fieldAt;
  private int wireType;
  private boolean repeated;

  WireReader(byte[] bytes) {
    this(bytes, 0, bytes.length);
  }

  private WireReader(byte[] bytes, int start, int end) {
    this.bytes = bytes;
    this.position = start;
    this.end = end;
  }

  boolean hasNext() {
    return position < end;
  }

  /** The number of the next field, whose value is read or skipped next. */
  int nextField() {
    fieldAt = position;
    long tag = varint();
    require(tag <= MAX_TAG, "a field number is too large");
    int next = (int) (tag >>> 3);
    require(next > 0, "a field has the number 0");
    require(next >= field, "fields are out of order");
    repeated = next == field;
    field = next;
    wireType = (int) (tag & 7);
    return field;
  }

  long number() {
    requireFirst();
    requireType(WireWriter.VARINT);
    return varint();
  }

  /** A flag that is set; one that is not has no field. */
  boolean flag() {
    require(number() == 1, "a flag is not 1");
    return true;
  }

  String text() {
    requireFirst();
    return repeatableText();
  }

  String repeatableText() {
    requireType(WireWriter.LENGTH_DELIMITED);
    int length = length();
    String text = new String(bytes, position, length, UTF_8);
    // The decoder writes U+FFFD for what is not UTF-8; only then is it worth looking again.
    if (text.indexOf('\uFFFD') >= 0) {
      byte[] original = Arrays.copyOfRange(bytes, position, position + length);
      require(Arrays.equals(text.getBytes(UTF_8), original), "a text is not UTF-8");
    }
    position += length;
    return text;
  }

  WireReader repeatableMessage() {
    requireType(WireWriter.LENGTH_DELIMITED);
    int length = length();
    WireReader message = new WireReader(bytes, position, position + length);
    position += length;
    return message;
  }

  /** The tags from this field on, all of them, if a quick look at them is enough; else null, and the field is read next. */
  @Nullable
  PlainTags plainTags() {
    PlainTags tags = PlainTags.read(bytes, fieldAt, end);
    if (tags != null) {
      position = fieldAt + tags.length();
    }
    return tags;
  }

  /** Passes over a field this reader does not know, if that is safe. */
  void skipInformative() {
    // Deny by default: a claim that narrows a session must not be lost on an older reader.
    require(field > ClaimField.LAST_CRITICAL, "critical field is unknown");
    if (wireType == WireWriter.VARINT) {
      varint();
    } else {
      requireType(WireWriter.LENGTH_DELIMITED);
      int length = length(); // reading it moves the position, so it comes first
      position += length;
    }
  }

  private int length() {
    long length = varint();
    require(length <= end - position, "a length runs past the end");
    return (int) length;
  }

  private long varint() {
    if (position < end && bytes[position] >= 0) {
      return bytes[position++]; // as almost all are
    }
    long value = 0;
    for (int i = 0; i < MAX_VARINT_BYTES; i++) {
      require(position < end, "a number runs past the end");
      byte next = bytes[position++];
      value |= (next & 0x7FL) << (7 * i);
      if (next >= 0) {
        require(next != 0 || i == 0, "a number is longer than it must be");
        return value;
      }
    }
    throw new IllegalArgumentException("claims are malformed: a number is too large");
  }

  private void requireFirst() {
    require(!repeated, "a field occurs twice");
  }

  private void requireType(int expected) {
    require(wireType == expected, "a field has the wrong wire type");
  }

  private void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(
          "claims are malformed: " + message + " at or after field " + field);
    }
  }
}
