package io.github.sts4j.core.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sts4j.core.identity.AccessKeyId;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

/**
 * Tokens: 1. a sealed session opens with its own access key id, through the text; 2. with no other key id of the same
 * account; 3. with no byte changed; 4. text and bytes from nowhere open nothing and never throw.
 */
class SessionTokenProperties {
  private final SessionTokenSealer sealer =
      SessionTokenSealer.create(KeyRing.generate(), new SecureRandom());

  @Provide
  Arbitrary<SessionClaims> claims() {
    return Claims.any();
  }

  @Property(tries = 200)
  void opensWithItsOwnAccessKey(@ForAll("claims") SessionClaims claims) {
    String text = sealer.seal(claims).text();
    assertTrue(text.matches("[A-Za-z0-9_-]+"), text);
    assertEquals(
        Optional.of(claims),
        SessionToken.parse(text).flatMap(token -> sealer.open(token, claims.accessKeyId())));
  }

  @Property(tries = 100) // PT-6
  void opensWithNoOtherAccessKeyOfTheAccount(
      @ForAll("claims") SessionClaims claims, @ForAll long seed) {
    AccessKeyId other = AccessKeyId.temporary(claims.account(), new SplittableRandom(seed));
    Assume.that(!other.equals(claims.accessKeyId()));
    assertEquals(Optional.empty(), sealer.open(sealer.seal(claims), other));
  }

  @Property(tries = 200) // PT-6
  void opensWithNoByteChanged(
      @ForAll("claims") SessionClaims claims,
      @ForAll @IntRange(max = 32_767) int at,
      @ForAll @IntRange(min = 1, max = 255) int change) {
    byte[] bytes = sealer.seal(claims).bytes();
    bytes[at % bytes.length] ^= (byte) change;
    assertEquals(Optional.empty(), sealer.open(SessionToken.ofBytes(bytes), claims.accessKeyId()));
  }

  @Property(tries = 300)
  void textFromNowhereOpensNothing(@ForAll @StringLength(max = 300) String text) {
    assertEquals(
        Optional.empty(), SessionToken.parse(text).flatMap(t -> sealer.open(t, Claims.KEY)));
  }

  @Property(tries = 1000) // a text that another has the same bytes as is not the text of a token
  void aTextIsReadOnlyIfItsBytesAreWrittenSo(@ForAll("almostBase64") String text) {
    boolean canonical;
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(text);
      canonical = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(text);
    } catch (IllegalArgumentException notBase64) {
      canonical = false;
    }
    assertEquals(canonical, SessionToken.parse(text).isPresent());
  }

  @Provide
  Arbitrary<String> almostBase64() {
    return Combinators.combine(
            Arbitraries.strings()
                .alpha()
                .numeric()
                .withChars("-_")
                .ofMinLength(67)
                .ofMaxLength(80),
            Arbitraries.strings().withChars("=-_AQgw0+/ \u0141").ofMaxLength(3))
        .as((start, end) -> start + end);
  }

  @Property(tries = 300)
  void bytesFromNowhereOpenNothing(@ForAll @Size(max = 300) byte[] bytes) {
    assertEquals(Optional.empty(), sealer.open(SessionToken.ofBytes(bytes), Claims.KEY));
  }
}
