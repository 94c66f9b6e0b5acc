package io.github.sts4j.core.federation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.sts4j.core.identity.AccountId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FederatedIdentityTest {
  private static FederatedIdentity.Builder builder() {
    return FederatedIdentity.builder(
        "arn:aws:iam::111122223333:oidc-provider/idp.example.com",
        AccountId.of("111122223333"),
        "subject",
        "audience");
  }

  @Test
  void keysOfAwsAreNotTheProvidersInAnyCase() {
    assertThrows(
        IllegalArgumentException.class,
        () -> builder().trustContext("AWS:username", List.of("alice")));
    assertThrows(
        IllegalArgumentException.class,
        () -> builder().lastingContext("aws:username", List.of("alice")));
  }

  // CK-1: of two keys that differ only by case, one would hide the other
  @Test
  void keysThatDifferOnlyByCaseAreOne() {
    FederatedIdentity identity = builder()
        .trustContext("idp.example.com:ref", List.of("first"))
        .lastingContext("idp.example.com:REF", List.of("last"))
        .trustContext("idp.example.com:re\u017f", List.of("long s"))
        .trustContext("idp.example.com:res", List.of("s"))
        .trustContext("idp.example.com:longer", List.of("other"))
        .trustContext("idp.example.com:\ud801\udc00-x", List.of("capital long i"))
        .trustContext("idp.example.com:\ud801\udc28-X", List.of("small long i"))
        .build();
    assertEquals(
        Map.of(
            "idp.example.com:ref", List.of("last"),
            "idp.example.com:re\u017f", List.of("s"),
            "idp.example.com:\ud801\udc00-x", List.of("small long i"),
            "idp.example.com:longer", List.of("other")),
        identity.trustContext());
    assertEquals(Map.of("idp.example.com:REF", List.of("last")), identity.sessionContext());
  }

  /** The keys are kept by their lengths first, which is right as long as no character's other case is of another length. */
  @Test
  void noCharactersOtherCaseIsLonger() {
    for (int each = 0; each <= Character.MAX_CODE_POINT; each++) {
      int folded = Character.toLowerCase(Character.toUpperCase(each));
      assertEquals(Character.charCount(each), Character.charCount(folded));
    }
  }
}
