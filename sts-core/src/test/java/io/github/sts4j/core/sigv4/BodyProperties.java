package io.github.sts4j.core.sigv4;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/**
 * What reading a body through its verification promises:
 * 1. the content comes out as it went in, whatever the mode, the chunks, the checksum and the sizes of reads;
 * 2. bytes that are not such a body end in a {@link BodyVerificationException} and in nothing else.
 */
class BodyProperties {

  @Property(tries = 500)
  void contentComesOutAsItWentIn(
      @ForAll("modes") PayloadMode mode,
      @ForAll @Size(max = 3000) byte[] content,
      @ForAll @IntRange(min = 1, max = 1000) int chunkLength,
      @ForAll @IntRange(min = 1, max = 700) int readLength,
      @ForAll ChecksumAlgorithm checksum)
      throws IOException {
    Uploads upload = Uploads.of(mode, content, chunkLength, checksum);
    InputStream in = upload.verified().verifyingBody(new Trickle(upload.wire(), readLength));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] buffer = new byte[readLength];
    for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
      out.write(buffer, 0, count);
    }
    assertArrayEquals(content, out.toByteArray());
    assertEquals(-1, in.read());
  }

  @Property(tries = 1000)
  void anythingElseIsRefusedAndNothingElseIsThrown(
      @ForAll("checkedModes") PayloadMode mode, @ForAll @Size(max = 200) byte[] garbage)
      throws IOException {
    Uploads upload = Uploads.of(mode, TestSigner.utf8("content"), 3, ChecksumAlgorithm.CRC32C);
    InputStream in = upload.verified().verifyingBody(new ByteArrayInputStream(garbage));
    try {
      assertArrayEquals(TestSigner.utf8("content"), in.readAllBytes());
    } catch (BodyVerificationException expected) {
      assertEquals(expected.getMessage(), expected.reason().getMessage());
    }
  }

  @Property(tries = 1000)
  void aSplicedBodyIsRefusedAndNothingElseIsThrown(
      @ForAll("checkedModes") PayloadMode mode,
      @ForAll @IntRange(max = 400) int from,
      @ForAll @IntRange(max = 400) int to)
      throws IOException {
    byte[] content = TestSigner.utf8("the content of the upload");
    byte[] wire = Uploads.of(mode, content, 6, ChecksumAlgorithm.SHA1).wire();
    ByteArrayOutputStream spliced = new ByteArrayOutputStream();
    spliced.write(wire, 0, from % wire.length);
    spliced.write(wire, to % wire.length, wire.length - to % wire.length);
    InputStream in = Uploads.of(mode, content, 6, ChecksumAlgorithm.SHA1)
        .verified()
        .verifyingBody(new ByteArrayInputStream(spliced.toByteArray()));
    try {
      assertArrayEquals(content, in.readAllBytes());
    } catch (BodyVerificationException expected) {
      assertEquals(expected.getMessage(), expected.reason().getMessage());
    }
  }

  @Provide
  Arbitrary<PayloadMode> modes() {
    return Arbitraries.of(PayloadMode.values()).filter(mode -> mode != PayloadMode.FROM_BODY);
  }

  @Provide
  Arbitrary<PayloadMode> checkedModes() {
    return modes().filter(mode -> mode != PayloadMode.UNSIGNED);
  }

  /** A source that gives a few bytes at a time, as a network does. */
  private static final class Trickle extends ByteArrayInputStream {
    private final int most;

    Trickle(byte[] bytes, int most) {
      super(bytes);
      this.most = most;
    }

    @Override
    public synchronized int read(byte[] buffer, int offset, int length) {
      return super.read(buffer, offset, Math.min(length, most));
    }
  }
}
