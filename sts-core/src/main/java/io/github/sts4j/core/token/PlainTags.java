package io.github.sts4j.core.token;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tags of an opened token, checked when it was opened and made into objects when somebody asks for them: most requests
 * meet no policy that does. Immutable to those who see it, and safe for use by many threads.
 */
final class PlainTags extends AbstractList<SessionTag> {
  private final byte[] run;
  private final int count;

  // Whoever comes first makes them; threads that come together make equal ones, which publish
  // themselves safely.
  private @Nullable List<SessionTag> made;

  private PlainTags(byte[] run, int count) {
    this.run = run;
    this.count = count;
  }

  /**
   * The tags that begin at this field and end before the next other one, or null if there is any among them that
   * {@link PlainTagScan} leaves to a closer look. The reader then stands where it stood.
   */
  static @Nullable PlainTags read(byte[] bytes, int start, int end) {
    PlainTagScan scan = new PlainTagScan(bytes, end);
    int position = start;
    while (position < end && bytes[position] == PlainTagScan.TAG) {
      position = scan.passTag(position);
      if (position < 0) {
        return null;
      }
    }
    return scan.count() == 0
        ? null
        : new PlainTags(Arrays.copyOfRange(bytes, start, position), scan.count());
  }

  /** How many bytes of the token they are. */
  int length() {
    return run.length;
  }

  @Override
  public SessionTag get(int index) {
    List<SessionTag> tags = made;
    if (tags == null) {
      tags = make();
      made = tags;
    }
    return tags.get(index);
  }

  @Override
  public int size() {
    return count;
  }

  /** By the way that all other tags take, so that a tag means the same however it was read. */
  private List<SessionTag> make() {
    SessionTag[] tags = new SessionTag[count];
    WireReader in = new WireReader(run);
    for (int i = 0; i < count; i++) {
      in.nextField();
      tags[i] = ClaimsDecoder.tag(in.repeatableMessage());
    }
    return List.of(tags);
  }
}
