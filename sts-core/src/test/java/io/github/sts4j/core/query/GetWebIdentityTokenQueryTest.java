package io.github.sts4j.core.query;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.sts4j.core.TokenService;
import io.github.sts4j.core.identity.Account;
import io.github.sts4j.core.identity.AccountId;
import io.github.sts4j.core.outbound.SigningAlgorithm;
import io.github.sts4j.core.outbound.WebIdentityToken;
import io.github.sts4j.core.outbound.WebIdentityTokenIssuer;
import io.github.sts4j.core.session.RequestEnvironment;
import io.github.sts4j.core.sigv4.SigV4Settings;
import io.github.sts4j.core.sigv4.SignedRequest;
import io.github.sts4j.core.token.KeyRing;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** GetWebIdentityToken on the wire. */
class GetWebIdentityTokenQueryTest {
  private static final String FORM = "Action=GetWebIdentityToken&Version=2011-06-15";

  private final TestWorld world = new TestWorld();
  private final StsQueryHandler handler = new StsQueryHandler(
      TokenService.builder()
          .directory(world.directory)
          .keyRing(KeyRing.generate(new Random(1)))
          .clock(() -> TestWorld.NOW)
          .random(new Random(2))
          .webIdentityTokenIssuer(new WebIdentityTokenIssuer() {
            @Override
            public Optional<URI> issuer(AccountId account) {
              return Optional.of(URI.create("https://tokens.example.com"));
            }

            @Override
            public WebIdentityToken sign(String claims, SigningAlgorithm algorithm, Instant now) {
              return WebIdentityToken.of(algorithm + ":" + claims);
            }
          })
          .build(),
      SigV4Settings.forSts(),
      new Random(3));

  // WT-2
  @Test
  void anAccountThatHasItOffGetsNone() {
    post(FORM + "&Audience.member.1=a&SigningAlgorithm=ES384")
        .refused(403, "OutboundWebIdentityFederationDisabledException");
  }

  @Test
  void parametersAreCheckedBeforeTheCaller() {
    post(FORM + "&Audience.1=a&SigningAlgorithm=ES384")
        .refused(400, "ValidationError", "audience"); // WP-4
    post(FORM + "&Audience.member.1=a&SigningAlgorithm=ES384&DurationSeconds=x")
        .refused(400, "MalformedInput"); // WP-7
  }

  // WT-10, ER-22
  @Test
  void theGlobalEndpointDoesNotKnowIt() {
    SignedRequest request =
        SignedRequest.of("POST", "/", Map.of("host", List.of("sts.amazonaws.com")));
    Answer.of(handler.handle(
            request, FORM.getBytes(StandardCharsets.UTF_8), RequestEnvironment.unknown()))
        .refused(400, "InvalidAction", "GetWebIdentityToken");
  }

  // WT-1
  @Test
  void theResultIsTokenAndExpiration() {
    world.directory.putAccount(
        new Account(AccountId.of("111122223333"), Optional.empty(), List.of(), List.of(), true));
    Answer answer = post(FORM
            + "&Audience.member.2=b&Audience.member.1=a&SigningAlgorithm=RS256&DurationSeconds=60"
            + "&Tags.member.1.Key=k&Tags.member.1.Value=v")
        .succeeded("GetWebIdentityToken");
    assertEquals(
        List.of("WebIdentityToken", "Expiration"), answer.members("GetWebIdentityTokenResult"));
    assertEquals("2026-01-15T12:01:00Z", answer.text("GetWebIdentityTokenResult", "Expiration"));
    String token = answer.text("GetWebIdentityTokenResult", "WebIdentityToken");
    assertEquals(
        "RS256:{\"iss\":\"https://tokens.example.com\",\"aud\":[\"a\",\"b\"],",
        token.substring(0, token.indexOf("\"sub\"")));
  }

  private Answer post(String form) {
    byte[] body = form.getBytes(StandardCharsets.UTF_8);
    return Answer.of(
        handler.handle(TestWorld.ALICE.post(body), body, RequestEnvironment.unknown()));
  }
}
