package io.github.sts4j.testkit;

import io.github.sts4j.core.AssumeRoleRequest;
import io.github.sts4j.core.AssumeRoleResponse;
import io.github.sts4j.core.AssumeRoleWithSamlRequest;
import io.github.sts4j.core.AssumeRoleWithSamlResponse;
import io.github.sts4j.core.AssumeRoleWithWebIdentityRequest;
import io.github.sts4j.core.AssumeRoleWithWebIdentityResponse;
import io.github.sts4j.core.AssumeRootResponse;
import io.github.sts4j.core.FederatedUser;
import io.github.sts4j.core.GetDelegatedAccessTokenRequest;
import io.github.sts4j.core.GetDelegatedAccessTokenResponse;
import io.github.sts4j.core.GetFederationTokenResponse;
import io.github.sts4j.core.GetSessionTokenRequest;
import io.github.sts4j.core.GetSessionTokenResponse;
import io.github.sts4j.core.GetWebIdentityTokenResponse;
import io.github.sts4j.core.ProvidedContext;
import io.github.sts4j.core.TokenService;
import io.github.sts4j.core.error.AccessDeniedException;
import io.github.sts4j.core.error.StsError;
import io.github.sts4j.core.error.StsException;
import io.github.sts4j.core.federation.SamlProvider;
import io.github.sts4j.core.identity.AccessKeyId;
import io.github.sts4j.core.identity.AccountId;
import io.github.sts4j.core.identity.AccountRoot;
import io.github.sts4j.core.identity.InMemoryIdentityDirectory;
import io.github.sts4j.core.identity.LongTermKey;
import io.github.sts4j.core.identity.MfaDevice;
import io.github.sts4j.core.identity.Role;
import io.github.sts4j.core.identity.SecretAccessKey;
import io.github.sts4j.core.identity.TotpSeed;
import io.github.sts4j.core.identity.User;
import io.github.sts4j.core.keystore.KeyRingState;
import io.github.sts4j.core.keystore.RingKey;
import io.github.sts4j.core.mfa.TotpMfaVerifier;
import io.github.sts4j.core.outbound.WebIdentityToken;
import io.github.sts4j.core.session.AuthenticatedCaller;
import io.github.sts4j.core.session.AuthenticatedRequest;
import io.github.sts4j.core.session.Session;
import io.github.sts4j.core.sigv4.BodyDigest;
import io.github.sts4j.core.sigv4.RequestSignature;
import io.github.sts4j.core.sigv4.SigV4Settings;
import io.github.sts4j.core.sigv4.SigningKey;
import io.github.sts4j.core.token.KeyId;
import io.github.sts4j.core.token.KeyRing;
import io.github.sts4j.core.token.SessionClaims;
import io.github.sts4j.core.token.SessionKind;
import io.github.sts4j.core.token.SessionTokenSealer;
import io.github.sts4j.core.token.TokenKey;
import io.github.sts4j.core.world.World;
import io.github.sts4j.policy.AccessDecision;
import io.github.sts4j.testkit.policy.SearchResult;
import io.github.sts4j.testkit.policy.SearchSettings;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** One of each type that can hold a secret, holding secrets that are known. */
final class SecretExamples {
  static final String SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
  static final String CODE = "417093";
  static final String SERIAL = "arn:aws:iam::111122223333:mfa/alice";
  static final AccessKeyId OTHER_KEY = AccessKeyId.of("ASIAVJ2E6QGR2WZILJFM");

  /** Where secrecy begins: these hold a secret in a field of a plain type. */
  static final Set<String> SECRET_TYPES = Set.of(
      "io.github.sts4j.core.identity.SecretAccessKey",
      "io.github.sts4j.core.identity.TotpSeed",
      "io.github.sts4j.core.outbound.WebIdentityToken",
      "io.github.sts4j.federation.outbound.SigningKey",
      "io.github.sts4j.core.token.SessionToken",
      "io.github.sts4j.core.token.TokenKey",
      "io.github.sts4j.core.sigv4.RequestSignature",
      "io.github.sts4j.core.sigv4.SigningKey",
      "io.github.sts4j.core.AssumeRoleRequest",
      "io.github.sts4j.core.AssumeRoleWithSamlRequest",
      "io.github.sts4j.core.AssumeRoleWithWebIdentityRequest",
      "io.github.sts4j.core.GetDelegatedAccessTokenRequest",
      "io.github.sts4j.core.GetSessionTokenRequest",
      "io.github.sts4j.core.federation.SamlProvider",
      "io.github.sts4j.core.ProvidedContext");

  private static final Instant NOW = Instant.parse("2026-01-15T12:00:00Z");
  private static final byte[] SEED = "a-seed-of-20-bytes!!".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] SEALING =
      "a-sealing-key-of-32-bytes-------".getBytes(StandardCharsets.US_ASCII);

  private final SplittableRandom random = new SplittableRandom(7);
  private final InMemoryIdentityDirectory directory = InMemoryIdentityDirectory.create();
  private final KeyPair outboundKeys = newKeyPair();
  private final io.github.sts4j.federation.outbound.SigningKey outboundKey =
      io.github.sts4j.federation.outbound.SigningKey.of("k1", outboundKeys, NOW);
  private final TokenKey tokenKey = TokenKey.of(KeyId.of("00112233445566ff"), SEALING);
  private final KeyRing keyRing = KeyRing.of(tokenKey);
  private final User alice = directory.putUser(User.builder("arn:aws:iam::111122223333:user/alice")
      .mfaDevice(new MfaDevice(SERIAL, TotpSeed.of(SEED)))
      .build());
  private final Role reader = directory.putRole(Role.builder(
          "arn:aws:iam::111122223333:role/Reader",
          "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"*\"},"
              + "\"Action\":\"sts:*\"}]}")
      .build());
  private final TokenService sts = service(InstantSource.fixed(NOW));
  private final AssumeRoleResponse response = assume(r -> {});

  TokenService sts() {
    return sts;
  }

  AssumeRoleResponse response() {
    return response;
  }

  AccessKeyId keyId() {
    return response.credentials().accessKeyId();
  }

  String token() {
    return response.credentials().sessionToken().text();
  }

  ProvidedContext context() {
    return new ProvidedContext(
        "arn:aws:iam::aws:contextProvider/IdentityCenter", "assertion-" + SECRET);
  }

  AssumeRoleResponse assume(Consumer<AssumeRoleRequest.Builder> parameters) {
    return sts.assumeRole(AuthenticatedCaller.user(alice), request(parameters));
  }

  void verifyAfterTheEnd() {
    service(InstantSource.fixed(NOW.plusSeconds(3_600))).verify(keyId(), token());
  }

  /** Everything that must not print, in each form in which it might. */
  List<String> secrets() {
    List<String> secrets = new ArrayList<>(
        List.of(SECRET, CODE, token(), response.credentials().secretAccessKey().reveal()));
    ECPrivateKey outbound = (ECPrivateKey) outboundKeys.getPrivate();
    secrets.add(outbound.getS().toString());
    for (byte[] bytes :
        List.of(SEED, SEALING, outbound.getEncoded(), outbound.getS().toByteArray())) {
      secrets.add(new String(bytes, StandardCharsets.US_ASCII));
      secrets.add(Base64.getEncoder().withoutPadding().encodeToString(bytes));
      secrets.add(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
      secrets.add(HexFormat.of().formatHex(bytes));
    }
    return secrets;
  }

  List<Object> all() {
    RingKey ringKey = new RingKey(tokenKey, NOW, NOW);
    AccountRoot root = new AccountRoot("aws", AccountId.of("111122223333"), alice.mfaDevices());
    LongTermKey key = new LongTermKey(
        AccessKeyId.of("AKIAIOSFODNN7EXAMPLE"), SecretAccessKey.of(SECRET), true, alice);
    Session session = sts.verify(keyId(), token());
    SignedExample signed = SignedExample.of(
        keyId().value(), response.credentials().secretAccessKey().reveal(), token());
    RequestSignature signature = RequestSignature.parse(signed, SigV4Settings.forSts());
    AuthenticatedRequest authenticated =
        sts.authenticator(SigV4Settings.forSts()).authenticate(signed, BodyDigest.of(new byte[0]));
    // What decides knows who asked, and through them a secret.
    AccessDecision decision = sts.authorize(session, "s3:GetObject", "arn:aws:s3:::data/a");
    SessionTokenSealer sealer = SessionTokenSealer.create(keyRing, random);
    return Stream.of(
            SecretAccessKey.of(SECRET),
            decision,
            new StsException(
                StsError.ACCESS_DENIED, "no", new AccessDeniedException("no", decision)),
            decision.explanation(),
            decision.request(),
            decision.request().context(),
            new SearchResult(Optional.of(decision.request()), 1, false, SearchSettings.defaults()),
            sealer.unseal(response.credentials().sessionToken(), keyId()).orElseThrow(),
            TotpSeed.of(SEED),
            alice.mfaDevices().get(0),
            alice,
            root,
            key,
            AuthenticatedCaller.user(alice),
            AuthenticatedCaller.root(root),
            tokenKey,
            ringKey,
            new KeyRingState(1, 1, List.of(ringKey), Map.of()),
            keyRing,
            response,
            response.credentials(),
            response.credentials().sessionToken(),
            session,
            claims(),
            context(),
            signature,
            SigningKey.derive(SECRET, signature.scope()),
            authenticated,
            authenticated.signature(),
            new World(directory, List.of(), List.of(), List.of(samlProvider())),
            samlProvider(),
            GetSessionTokenRequest.builder()
                .serialNumber(SERIAL)
                .tokenCode(CODE)
                .build(),
            GetDelegatedAccessTokenRequest.of(SECRET),
            AssumeRoleWithSamlRequest.builder().samlAssertion(SECRET).build(),
            AssumeRoleWithWebIdentityRequest.builder().webIdentityToken(SECRET).build(),
            WebIdentityToken.of(SECRET),
            new GetWebIdentityTokenResponse(WebIdentityToken.of(SECRET), NOW),
            outboundKey,
            new GetSessionTokenResponse(response.credentials()),
            new GetFederationTokenResponse(
                response.credentials(), new FederatedUser("111122223333:bob", reader.arn()), 0),
            new AssumeRootResponse(response.credentials(), Optional.empty()),
            new GetDelegatedAccessTokenResponse(
                response.credentials(), OptionalInt.empty(), reader.arn()),
            new AssumeRoleWithSamlResponse(
                response.credentials(),
                response.assumedRoleUser(),
                OptionalInt.empty(),
                "s",
                "t",
                "i",
                "a",
                "q",
                Optional.empty()),
            new AssumeRoleWithWebIdentityResponse(
                response.credentials(),
                "s",
                response.assumedRoleUser(),
                OptionalInt.empty(),
                "p",
                "a",
                Optional.empty()),
            request(r -> r.serialNumber(SERIAL).tokenCode(CODE).providedContext(context())))
        .toList();
  }

  private static KeyPair newKeyPair() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp384r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static SamlProvider samlProvider() {
    return new SamlProvider(
        AccountId.of("111122223333"),
        "corp",
        "<EntityDescriptor/>",
        List.of(SamlProvider.SIGN_IN_URL),
        List.of(SamlProvider.SIGN_IN_AUDIENCE),
        Duration.ZERO,
        false,
        false,
        false,
        Optional.empty(),
        List.of(SECRET));
  }

  private SessionClaims claims() {
    return SessionClaims.builder()
        .kind(SessionKind.USER)
        .accessKeyId(OTHER_KEY)
        .secretAccessKey(SecretAccessKey.of(SECRET))
        .principalArn("arn:aws:iam::364679954851:user/alice")
        .principalId(alice.id().value())
        .issuedAt(NOW)
        .expiresAt(NOW.plusSeconds(900))
        .build();
  }

  private AssumeRoleRequest request(Consumer<AssumeRoleRequest.Builder> parameters) {
    AssumeRoleRequest.Builder request =
        AssumeRoleRequest.builder().roleArn(reader.arn().toString()).roleSessionName("alice");
    parameters.accept(request);
    return request.build();
  }

  private TokenService service(InstantSource clock) {
    return TokenService.builder()
        .directory(directory)
        .keyRing(keyRing)
        .clock(clock)
        .random(random)
        .mfaVerifier(new TotpMfaVerifier())
        .build();
  }
}
