package io.github.sts4j.core.token;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/**
 * The binary form of claims (docs/token-format.md, "Claims"): 1. reading gives back what was written; 2. what can be
 * read at all has one form, the one the writer writes; 3. unknown fields from 64 on change nothing; 4. unknown fields
 * below 64 refuse; 5. no beginning of a form is a form unless it ends between fields; 6. packed size grows with what it
 * measures.
 */
class ClaimsCodecProperties {
  @Provide
  Arbitrary<SessionClaims> claims() {
    return Claims.any();
  }

  @Property(tries = 300)
  void readingGivesBackWhatWasWritten(@ForAll("claims") SessionClaims claims) {
    assertEquals(claims, ClaimsDecoder.decode(ClaimsEncoder.encode(claims)));
  }

  @Property(tries = 300)
  void whatCanBeReadHasOneForm(
      @ForAll("claims") SessionClaims claims, @ForAll @IntRange int at, @ForAll byte change) {
    byte[] bytes = ClaimsEncoder.encode(claims);
    bytes[at % bytes.length] ^= change;
    SessionClaims read;
    try {
      read = ClaimsDecoder.decode(bytes);
    } catch (IllegalArgumentException refused) {
      return;
    }
    assertArrayEquals(bytes, ClaimsEncoder.encode(read));
  }

  @Property(tries = 300)
  void informativeFieldsAreSkipped(
      @ForAll("claims") SessionClaims claims,
      @ForAll @IntRange(min = 64, max = (1 << 29) - 1) int field,
      @ForAll @LongRange(min = 0) long number,
      @ForAll @Size(max = 50) byte[] bytes) {
    Assume.that(field > ClaimField.FIRST_PRINCIPAL || claims.firstPrincipal().isEmpty());
    Assume.that(field != ClaimField.FIRST_PRINCIPAL);
    WireWriter more = new WireWriter();
    more.number(field, number);
    more.bytes(field, bytes);
    assertEquals(claims, ClaimsDecoder.decode(concat(ClaimsEncoder.encode(claims), more)));
  }

  @Property(tries = 200)
  void criticalUnknownFieldsRefuse(
      @ForAll("claims") SessionClaims claims,
      @ForAll @IntRange(min = 19, max = 63) int field,
      @ForAll @LongRange(min = 0) long number,
      @ForAll boolean asText) {
    WireWriter more = new WireWriter();
    if (asText) {
      more.text(field, Long.toString(number));
    } else {
      more.number(field, number);
    }
    byte[] bytes = concat(ClaimsEncoder.encode(claims), more);
    assertThrows(IllegalArgumentException.class, () -> ClaimsDecoder.decode(bytes));
  }

  @Property(tries = 50)
  void aBeginningIsRefusedOrEndsBetweenFields(@ForAll("claims") SessionClaims claims) {
    byte[] bytes = ClaimsEncoder.encode(claims);
    for (int length = 0; length < bytes.length; length++) {
      byte[] beginning = Arrays.copyOf(bytes, length);
      SessionClaims read;
      try {
        read = ClaimsDecoder.decode(beginning);
      } catch (IllegalArgumentException refused) {
        continue;
      }
      assertArrayEquals(beginning, ClaimsEncoder.encode(read));
    }
  }

  @Property(tries = 300)
  void bytesFromNowhereNeverFailOtherwise(@ForAll @Size(max = 200) byte[] bytes) {
    assertThrows(IllegalArgumentException.class, () -> ClaimsDecoder.decode(bytes));
  }

  @Property(tries = 200) // CR-7: a monotone measure of our own
  void packedSizeGrowsWithEveryTag(@ForAll("claims") SessionClaims claims) {
    List<SessionTag> more = new ArrayList<>(claims.tags());
    more.add(new SessionTag("one more", "", false));
    int before = claims.packedSize();
    SessionClaimsBuilder longer = Claims.role()
        .sessionPolicyArns(claims.sessionPolicyArns())
        .sessionPolicy(claims.sessionPolicy().orElse("{}"))
        .tags(more)
        .federatedContext(claims.federatedContext());
    claims.identityProvider().ifPresent(longer::identityProvider);
    int after = longer.build().packedSize();
    assertTrue(after > before, after + " after " + before);
    assertEquals(
        before == 0,
        claims.tags().isEmpty()
            && !claims.hasSessionPolicies()
            && claims.federatedContext().isEmpty(),
        "nothing is 0");
  }

  @Property(tries = 500) // CR-5: the size that is told before the call is that of the token
  void packedSizeIsWhatTheFieldsTake(@ForAll("claims") SessionClaims claims) {
    byte[] encoded = ClaimsEncoder.encode(claims);
    Set<Long> packed = Set.of(10L, 11L, 12L, 17L);
    ByteBuffer in = ByteBuffer.wrap(encoded);
    int size = 0;
    while (in.hasRemaining()) {
      int start = in.position();
      long tag = varint(in);
      long value = varint(in);
      if ((tag & 7) == WireWriter.LENGTH_DELIMITED) {
        in.position(in.position() + (int) value);
      }
      size += packed.contains(tag >>> 3) ? in.position() - start : 0;
    }
    assertEquals(size, claims.packedSize());
  }

  private static long varint(ByteBuffer in) {
    byte next = in.get();
    return next >= 0 ? next : next & 0x7F | varint(in) << 7;
  }

  private static byte[] concat(byte[] first, WireWriter more) {
    byte[] second = more.finish();
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
