package io.github.sts4j.core.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sts4j.core.identity.AccountId;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorizationMessageSealerTest {
  private static final AccountId HOME = AccountId.of("111122223333");
  private static final AccountId OTHER = AccountId.of("444455556666");
  private static final Instant EXPIRY = Instant.parse("2026-01-16T12:00:00Z");

  private final SecureRandom random = new SecureRandom();
  private final TokenKey key = TokenKey.generate(random);
  private final AuthorizationMessageSealer sealer =
      AuthorizationMessageSealer.create(KeyRing.of(key), random);
  private final AuthorizationMessage message =
      new AuthorizationMessage(EXPIRY, Map.of(HOME, "{\"allowed\":false}"));
  private final String text = sealer.seal(message);

  // DM-2
  @Test
  void everyFlippedBitIsRefused() {
    byte[] bytes = Base64.getUrlDecoder().decode(text);
    for (int bit = 0; bit < 8 * bytes.length; bit++) {
      bytes[bit / 8] ^= (byte) (1 << bit % 8);
      assertEquals(Optional.empty(), sealer.open(encode(bytes)), "bit " + bit);
      bytes[bit / 8] ^= (byte) (1 << bit % 8);
    }
    assertEquals(Optional.of(message), sealer.open(encode(bytes)));
  }

  // DM-2
  @Test
  void everyCutIsRefused() {
    for (int length = 0; length < text.length(); length++) {
      assertEquals(Optional.empty(), sealer.open(text.substring(0, length)), length + " first");
      assertEquals(Optional.empty(), sealer.open(text.substring(length + 1)), length + " on");
    }
  }

  // DM-2: one message has one text.
  @ParameterizedTest
  @ValueSource(strings = {"\n", " ", "=", "==", "\r\n", "+", "/", ".", "%", "é", "\0"})
  void wrongCharactersAndLineBreaksAreRefused(String wrong) {
    assertEquals(Optional.empty(), sealer.open(text + wrong));
    assertEquals(Optional.empty(), sealer.open(wrong + text));
    assertEquals(Optional.empty(), sealer.open(text.substring(0, 76) + wrong + text.substring(76)));
    assertEquals(
        Optional.empty(),
        sealer.open(text.substring(0, 76) + wrong + text.substring(76 + wrong.length())));
  }

  // DM-2
  @Test
  void anotherKeyIsRefused() {
    TokenKey other = TokenKey.generate(random);
    TokenKey sameId = TokenKey.of(key.id(), other.insecureExportSecret());
    for (TokenKey wrong : List.of(other, sameId)) {
      AuthorizationMessageSealer stranger =
          AuthorizationMessageSealer.create(KeyRing.of(wrong), random);
      assertEquals(Optional.empty(), stranger.open(text));
    }
    AuthorizationMessageSealer rotated =
        AuthorizationMessageSealer.create(KeyRing.of(other, key), random);
    assertEquals(Optional.of(message), rotated.open(text), "a retired key still opens");
  }

  // DM-2, DM-3: a purpose of its own.
  @Test
  void aSessionTokenIsNoMessageAndAMessageNoToken() {
    SessionTokenSealer tokens = SessionTokenSealer.create(KeyRing.of(key), random);
    assertEquals(Optional.empty(), sealer.open(tokens.seal(Claims.full()).text()));
    assertEquals(
        Optional.empty(),
        SessionToken.parse(text).flatMap(token -> tokens.open(token, Claims.KEY)));
  }

  // What holders of the key sealed by mistake must not become a message either.
  @Test
  void plaintextOfAnotherFormIsRefused() {
    Sealer raw = new Sealer(Purpose.AUTHORIZATION_MESSAGE, KeyRing.of(key), random, null);
    byte[] good = AuthorizationMessageCodec.encode(message, 0);
    byte[] withoutEnd = Arrays.copyOf(good, good.length - 1);
    WireWriter withoutExpiry = new WireWriter();
    WireWriter withoutDocument = new WireWriter();
    withoutDocument.number(1, EXPIRY.getEpochSecond());
    WireWriter twice = document(document(new WireWriter(), EXPIRY.getEpochSecond()), -1);
    WireWriter late = document(new WireWriter(), Long.MAX_VALUE >>> 1);
    for (byte[] bad : List.of(
        withoutEnd,
        new byte[] {0},
        new byte[100],
        ended(document(withoutExpiry, -1)),
        ended(withoutDocument),
        ended(twice),
        ended(late),
        Arrays.copyOfRange(good, 1, good.length))) {
      assertEquals(Optional.empty(), sealer.open(encode(raw.seal(bad, Instant.EPOCH))));
    }
    assertEquals(Optional.of(message), sealer.open(encode(raw.seal(good, Instant.EPOCH))));
  }

  // DM-3: at most 10,240 characters, and of few lengths.
  @Test
  void theLengthTellsLittle() {
    int longest = AuthorizationMessageSealer.MAX_DOCUMENT_BYTES;
    for (int length = 0; length <= longest; length += length < longest - 100 ? 97 : 1) {
      AuthorizationMessage of = message("x".repeat(length));
      String sealed = sealer.seal(of);
      assertTrue(
          List.of(2_560, 5_120, 7_680, 10_240).contains(sealed.length()),
          () -> "length " + sealed.length());
      assertTrue(sealed.matches("[A-Za-z0-9_-]+"));
      assertEquals(Optional.of(of), sealer.open(sealed));
    }
    assertEquals(2_560, sealer.seal(message("")).length());
  }

  // AR-3: where not even that much may be told.
  @Test
  void atFullLengthEveryMessageIsOfOneLength() {
    for (int length : List.of(0, 1, 100, 127, 128, 7_300, 7_400, 7_500, 7_567)) {
      AuthorizationMessage of = message("x".repeat(length));
      String sealed = sealer.sealAtFullLength(of);
      assertEquals(10_240, sealed.length(), length + " bytes");
      assertEquals(Optional.of(of), sealer.open(sealed));
    }
  }

  @Test
  void documentsThatDoNotFitAreRefused() {
    AuthorizationMessage large = message("x".repeat(8_000));
    assertThrows(IllegalArgumentException.class, () -> sealer.seal(large));
    assertThrows(IllegalArgumentException.class, () -> sealer.sealAtFullLength(large));
  }

  @Test
  void eachOfTwoAccountsHasItsDocument() {
    Map<AccountId, String> documents = new LinkedHashMap<>();
    documents.put(OTHER, "{\"allowed\":false,\"for\":\"✓ other\"}");
    documents.put(HOME, "\0\0");
    AuthorizationMessage two = new AuthorizationMessage(EXPIRY, documents);
    assertEquals(Optional.of(two), sealer.open(sealer.seal(two)));
    documents.put(AccountId.of("777788889999"), "");
    assertThrows(IllegalArgumentException.class, () -> new AuthorizationMessage(EXPIRY, documents));
    assertThrows(IllegalArgumentException.class, () -> new AuthorizationMessage(EXPIRY, Map.of()));
    assertThrows(
        IllegalArgumentException.class,
        () -> new AuthorizationMessage(EXPIRY.plusNanos(1), Map.of(HOME, "")));
  }

  @Test
  void theDocumentsDoNotPrint() {
    assertFalse(message("SECRET POLICY").toString().contains("SECRET"));
  }

  private static AuthorizationMessage message(String document) {
    return new AuthorizationMessage(EXPIRY, Map.of(HOME, document));
  }

  private static WireWriter document(WireWriter out, long expiry) {
    if (expiry >= 0) {
      out.number(1, expiry);
    }
    WireWriter document = new WireWriter();
    document.text(1, HOME.value());
    document.text(2, "{}");
    out.bytes(2, document.finish());
    return out;
  }

  private static byte[] ended(WireWriter out) {
    byte[] content = out.finish();
    byte[] ended = Arrays.copyOf(content, content.length + 1);
    ended[content.length] = (byte) 0x80;
    return ended;
  }

  private static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
