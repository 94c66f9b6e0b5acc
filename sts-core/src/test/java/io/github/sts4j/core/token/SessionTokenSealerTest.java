package io.github.sts4j.core.token;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sts4j.core.identity.AccessKeyId;
import io.github.sts4j.core.identity.SecretAccessKey;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.Test;

class SessionTokenSealerTest {
  private static final int HEADER = 1 + KeyId.LENGTH;

  private final SecureRandom random = new SecureRandom();
  private final TokenKey key = TokenKey.generate(random);
  private final SessionTokenSealer sealer = SessionTokenSealer.create(KeyRing.of(key), random);
  private final SessionClaims claims = Claims.full();
  private final SessionToken token = sealer.seal(claims);

  @Test // PT-6
  void everyFlippedBitIsRefused() {
    byte[] bytes = token.bytes();
    for (int bit = 0; bit < 8 * bytes.length; bit++) {
      bytes[bit / 8] ^= (byte) (1 << bit % 8);
      assertRefused(SessionToken.ofBytes(bytes), "bit " + bit);
      bytes[bit / 8] ^= (byte) (1 << bit % 8);
    }
    assertEquals(Optional.of(claims), sealer.open(SessionToken.ofBytes(bytes), Claims.KEY));
  }

  @Test // PT-6
  void everyTruncationIsRefused() {
    byte[] bytes = token.bytes();
    for (int length = 0; length < bytes.length; length++) {
      assertRefused(SessionToken.ofBytes(Arrays.copyOf(bytes, length)), length + " bytes");
      assertRefused(
          SessionToken.ofBytes(Arrays.copyOfRange(bytes, bytes.length - length, bytes.length)),
          "last " + length + " bytes");
    }
  }

  @Test // PT-6
  void everyExtensionIsRefused() {
    byte[] bytes = token.bytes();
    for (int extra = 0; extra < 256; extra++) {
      byte[] extended = Arrays.copyOf(bytes, bytes.length + 1);
      extended[bytes.length] = (byte) extra;
      assertRefused(SessionToken.ofBytes(extended), "byte " + extra + " at the end");
    }
    assertRefused(SessionToken.ofBytes(Arrays.copyOf(bytes, 2 * bytes.length)), "zeros");
  }

  @Test // PT-6
  void everyChangedCharacterIsRefused() {
    String text = token.text();
    for (int i = 0; i < text.length(); i++) {
      char other = text.charAt(i) == 'x' ? 'y' : 'x';
      String changed = text.substring(0, i) + other + text.substring(i + 1);
      Optional<SessionClaims> opened =
          SessionToken.parse(changed).flatMap(t -> sealer.open(t, Claims.KEY));
      assertEquals(Optional.empty(), opened, "character " + i);
    }
  }

  @Test // PT-6
  void anotherAccessKeyIdIsRefused() {
    for (String other :
        List.of("ASIARZPUZDIKEXAMPLE3", "AKIARZPUZDIKEXAMPLE2", "ASIARZPUZDIKEXAMPLE22")) {
      assertEquals(Optional.empty(), sealer.open(token, AccessKeyId.of(other)), other);
    }
    AccessKeyId ancestor = claims.ancestors().get(0).accessKeyId();
    assertEquals(Optional.empty(), sealer.open(token, ancestor), "not even an ancestor's");
  }

  @Test
  void aKeyThatIsUnknownOrOtherwiseRefuses() {
    TokenKey other = TokenKey.generate(random);
    TokenKey sameId = TokenKey.of(key.id(), other.insecureExportSecret());
    TokenKey sameSecret = TokenKey.of(other.id(), key.insecureExportSecret());
    for (TokenKey wrong : List.of(other, sameId, sameSecret)) {
      SessionTokenSealer stranger = SessionTokenSealer.create(KeyRing.of(wrong), random);
      assertEquals(Optional.empty(), stranger.open(token, Claims.KEY));
    }
  }

  @Test
  void aRingThatAnswersWithAnotherKeyOpensNothing() {
    TokenKey sameSecret = TokenKey.of(KeyId.generate(random), key.insecureExportSecret());
    KeyRing confused = new KeyRing() {
      @Override
      public TokenKey sealingKey() {
        return sameSecret;
      }

      @Override
      public Optional<TokenKey> openingKey(KeyId id) {
        return Optional.of(sameSecret);
      }
    };
    assertEquals(
        Optional.empty(), SessionTokenSealer.create(confused, random).open(token, Claims.KEY));
  }

  @Test
  void aRetiredKeyStillOpensAndARemovedOneDoesNot() {
    TokenKey next = TokenKey.generate(random);
    SessionTokenSealer rotated = SessionTokenSealer.create(KeyRing.of(next, key), random);
    assertEquals(Optional.of(claims), rotated.open(token, Claims.KEY));
    assertEquals(Optional.empty(), sealer.open(rotated.seal(claims), Claims.KEY), "next seals");
    SessionTokenSealer later = SessionTokenSealer.create(KeyRing.of(next), random);
    assertEquals(Optional.empty(), later.open(token, Claims.KEY));
  }

  @Test
  void whatWasSealedForAnotherPurposeIsRefused() {
    byte[] plaintext = ClaimsEncoder.encode(claims);
    Sealer other = raw("sts4j/authorization-message");
    assertRefused(SessionToken.ofBytes(other.seal(plaintext, Claims.ISSUED)), "another purpose");
    assertTrue(other.open(token.bytes()).isEmpty(), "nor the other way round");
    assertTrue(raw("sts4j/session-token").open(token.bytes()).isPresent());
  }

  private Sealer raw(String purpose) {
    return new Sealer(new Purpose(purpose), KeyRing.of(key), random, null);
  }

  @Test // ER-3: expiry is the next check, and answers otherwise
  void anExpiredTokenOpens() {
    SessionClaims old = Claims.role()
        .issuedAt(Claims.ISSUED.minusSeconds(1_000_000))
        .expiresAt(Claims.ISSUED.minusSeconds(999_999))
        .build();
    assertEquals(Optional.of(old), sealer.open(sealer.seal(old), Claims.KEY));
  }

  @Test
  void claimsThatNoTokenHoldsAreRefusedWithTheirSize() {
    SessionClaims large = Claims.role().sessionPolicy("x".repeat(25_000)).build();
    Exception refusal = assertThrows(IllegalArgumentException.class, () -> sealer.seal(large));
    assertTrue(refusal.getMessage().contains("25"), refusal.getMessage());
  }

  @Test // peers: large policies broke parsers
  void whatIsPromisedToFitFits() {
    SessionClaims largest = Claims.role()
        .principalArn("arn:aws:iam::123456789012:role/" + "x".repeat(2048 - 31))
        .principalId("x".repeat(128))
        .sourceIdentity("x".repeat(256))
        .sessionName("x".repeat(64))
        .secretAccessKey(SecretAccessKey.of("x".repeat(128)))
        .chained(true)
        .ancestors(IntStream.range(0, 5)
            .mapToObj(i -> new SessionLink(
                SessionKind.ROLE,
                AccessKeyId.of("ASIARZPUZDIK" + String.format("%08d", i)),
                "x".repeat(128),
                Optional.of("x".repeat(64)),
                Claims.ISSUED,
                Optional.of("y".repeat(256))))
            .toList())
        .firstPrincipal("x".repeat(2048))
        .sessionPolicy("x".repeat(16_381))
        .build();
    assertEquals(16_384, largest.packedSize());
    SessionToken sealed = sealer.seal(largest);
    assertTrue(sealed.text().length() <= SessionToken.MAX_LENGTH);
    assertEquals(
        Optional.of(largest),
        SessionToken.parse(sealed.text()).flatMap(t -> sealer.open(t, Claims.KEY)));
  }

  @Test
  void twoMintsOfEqualInputDifferInEveryRandomPart() {
    AccessKeyId akid = AccessKeyId.temporary(Claims.ACCOUNT, random);
    assertNotEquals(akid, AccessKeyId.temporary(Claims.ACCOUNT, random));
    assertNotEquals(SecretAccessKey.generate(random), SecretAccessKey.generate(random));

    byte[] one = token.bytes();
    byte[] two = sealer.seal(claims).bytes();
    assertEquals(one.length, two.length);
    assertEquals(prefix(token), prefix(sealer.seal(claims)), "one derived key for both");
    assertNotEquals(
        prefix(token), prefix(restarted().seal(claims)), "another one for another sealer");
    assertDiffer(one, two, HEADER + 12, HEADER + 24); // nonce, the part for GCM
    assertDiffer(one, two, HEADER + 24, one.length - 16); // ciphertext
    assertDiffer(one, two, one.length - 16, one.length); // tag
  }

  @Test
  void aDerivedKeySealsForAnHourAndNeitherBeforeNorAfter() {
    String first = prefix(token);
    SessionClaims lastSecond = claimsAt(SealingKey.LIFETIME.toSeconds() - 1);
    assertEquals(first, prefix(sealer.seal(lastSecond)));
    assertEquals(first, prefix(sealer.seal(claimsAt(1 - SealingKey.LIFETIME.toSeconds()))));
    SessionToken later = sealer.seal(claimsAt(SealingKey.LIFETIME.toSeconds()));
    assertNotEquals(first, prefix(later));
    assertNotEquals(prefix(later), prefix(sealer.seal(Claims.role().build())), "a clock set back");
    assertEquals(
        Optional.of(claims), sealer.open(token, Claims.KEY), "what was sealed still opens");
  }

  @Test
  void anotherSealingKeyHasAnotherDerivedKey() {
    TokenKey next = TokenKey.generate(random);
    AtomicReference<TokenKey> current = new AtomicReference<>(key);
    SessionTokenSealer rotating = SessionTokenSealer.create(
        new KeyRing() {
          @Override
          public TokenKey sealingKey() {
            return current.get();
          }

          @Override
          public Optional<TokenKey> openingKey(KeyId id) {
            return Stream.of(key, next).filter(k -> k.id().equals(id)).findAny();
          }
        },
        random);
    SessionToken before = rotating.seal(claims);
    current.set(next);
    SessionToken after = rotating.seal(claims);
    assertNotEquals(prefix(before), prefix(after));
    assertEquals(Optional.of(claims), sealer.open(before, Claims.KEY));
    assertEquals(Optional.empty(), sealer.open(after, Claims.KEY), "not under the old key");
    assertEquals(Optional.of(claims), rotating.open(after, Claims.KEY));
    assertEquals(Optional.of(claims), rotating.open(before, Claims.KEY));
  }

  @Test
  void manyThreadsSealUnderNoncesThatNeverRepeat() {
    List<String> nonces = IntStream.range(0, 20_000)
        .parallel()
        .mapToObj(i -> sealer.seal(claims))
        .peek(minted -> assertEquals(Optional.of(claims), sealer.open(minted, Claims.KEY)))
        .map(minted -> HexFormat.of().formatHex(minted.bytes(), HEADER, HEADER + 24))
        .toList();
    assertEquals(20_000, Set.copyOf(nonces).size());
  }

  @Test
  void neitherSecretNorPolicyNorPrincipalAppearsInTheToken() {
    String bytes = new String(token.bytes(), ISO_8859_1);
    for (String hidden :
        List.of(Claims.SECRET, Claims.POLICY, claims.principalArn(), Claims.KEY.value())) {
      for (int i = 0; i + 8 <= hidden.length(); i++) {
        String part = hidden.substring(i, i + 8);
        String encoded =
            Base64.getUrlEncoder().withoutPadding().encodeToString(part.getBytes(UTF_8));
        assertFalse(bytes.contains(part), part);
        assertFalse(token.text().contains(part), part);
        assertFalse(token.text().contains(encoded), part);
      }
    }
  }

  @Test
  void providersAreInterchangeable() {
    SessionTokenSealer other =
        SessionTokenSealer.create(KeyRing.of(key), random, new BouncyCastleProvider());
    assertEquals(Optional.of(claims), other.open(token, Claims.KEY));
    assertEquals(Optional.of(claims), sealer.open(other.seal(claims), Claims.KEY));
  }

  @Test
  void noToStringHoldsASecret() {
    String keyHex = HexFormat.of().formatHex(key.insecureExportSecret());
    for (Object printed :
        List.of(claims, claims.secretAccessKey(), token, key, KeyRing.of(key), sealer)) {
      String text = printed.toString();
      assertFalse(text.contains(Claims.SECRET), text);
      assertFalse(text.contains(token.text()), text);
      assertFalse(text.contains(keyHex), text);
    }
    assertTrue(claims.toString().contains("alice@example.org"), "the rest does print");
  }

  private SessionTokenSealer restarted() {
    return SessionTokenSealer.create(KeyRing.of(key), random);
  }

  private static SessionClaims claimsAt(long secondsLater) {
    Instant issued = Claims.full().issuedAt().plusSeconds(secondsLater);
    return Claims.role().issuedAt(issued).expiresAt(issued.plusSeconds(3600)).build();
  }

  private static String prefix(SessionToken token) {
    return HexFormat.of().formatHex(token.bytes(), HEADER, HEADER + 12);
  }

  private void assertRefused(SessionToken changed, String what) {
    assertEquals(Optional.empty(), sealer.open(changed, Claims.KEY), what);
  }

  private static void assertDiffer(byte[] one, byte[] two, int from, int to) {
    assertFalse(Arrays.equals(one, from, to, two, from, to), "bytes " + from + " to " + to);
  }
}
