package io.github.sts4j.examples.endpoint.s3;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Content in pieces is the bytes of the pieces one after another, and so are its slices and their joins. */
class ContentProperties {
  @Property
  void slicesOfSlicesAndJoinsAreThoseOfTheBytes(
      @ForAll @Size(max = 5) List<byte @Size(max = 4) []> pieces,
      @ForAll @IntRange(max = 20) int first,
      @ForAll @IntRange(max = 20) int last)
      throws IOException {
    Content content = Content.of(pieces);
    byte[] bytes = written(content);
    assertEquals(bytes.length, content.size());
    if (first > last || last >= bytes.length) {
      assertThrows(IndexOutOfBoundsException.class, () -> content.slice(first, last));
    } else {
      Content slice = content.slice(first, last);
      assertArrayEquals(Arrays.copyOfRange(bytes, first, last + 1), written(slice));
      assertArrayEquals(new byte[] {bytes[last]}, written(slice.slice(last - first, last - first)));
    }
  }

  @Property
  void cuttingAndJoiningGivesTheSame(
      @ForAll @Size(max = 5) List<byte @Size(max = 4) []> pieces,
      @ForAll @IntRange(min = 1, max = 19) int cut)
      throws IOException {
    Content content = Content.of(pieces);
    Assume.that(cut < content.size());
    Content joined = Content.join(List.of(
        content.slice(0, cut - 1), Content.empty(), content.slice(cut, content.size() - 1)));
    assertArrayEquals(written(content), written(joined));
    assertEquals(content.size(), joined.size());
  }

  private static byte[] written(Content content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    content.writeTo(out);
    return out.toByteArray();
  }
}
