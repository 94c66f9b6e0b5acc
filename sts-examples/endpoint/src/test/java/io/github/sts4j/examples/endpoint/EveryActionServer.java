package io.github.sts4j.examples.endpoint;

import com.sun.net.httpserver.HttpServer;
import io.github.sts4j.core.TokenService;
import io.github.sts4j.core.delegation.Delegation;
import io.github.sts4j.core.delegation.InMemoryDelegationStore;
import io.github.sts4j.core.error.StsError;
import io.github.sts4j.core.error.StsException;
import io.github.sts4j.core.federation.FederatedIdentity;
import io.github.sts4j.core.federation.VerifiedSamlIdentity;
import io.github.sts4j.core.federation.VerifiedWebIdentity;
import io.github.sts4j.core.identity.AccessKeyId;
import io.github.sts4j.core.identity.AccountId;
import io.github.sts4j.core.identity.User;
import io.github.sts4j.core.query.StsQueryHandler;
import io.github.sts4j.core.sigv4.SigV4Settings;
import io.github.sts4j.core.token.KeyRing;
import io.github.sts4j.core.world.World;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The endpoint's STS side over a world in which every action can succeed, with identity providers that believe {@code good}
 * and fail in the way that any other word says.
 */
final class EveryActionServer implements AutoCloseable {
  static final String KEY = "AKIAALICEALICEALICE2";
  static final String SECRET = "test/alice/secret";
  static final String WEB = "arn:aws:iam::111122223333:role/Web";
  static final String SAML = "arn:aws:iam::111122223333:role/Saml";
  static final String OPEN = "arn:aws:iam::111122223333:role/Open";
  static final String SAML_PROVIDER = "arn:aws:iam::111122223333:saml-provider/corp";

  private static final String OIDC_PROVIDER =
      "arn:aws:iam::111122223333:oidc-provider/idp.example.com";
  private static final AccountId HOME = AccountId.of("111122223333");
  private static final Map<String, StsError> FAILURES = Map.of(
      "expired", StsError.EXPIRED_IDENTITY_TOKEN,
      "rejected", StsError.IDP_REJECTED_CLAIM,
      "unreachable", StsError.IDP_COMMUNICATION_ERROR);

  private static final String POLICY =
      "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}]}";

  private static final String WORLD = """
      {"Organization":{"Id":"o-exampleorg1","ManagementAccountId":"111122223333","EnabledFeatures":["RootSessions"]},
       "Accounts":[{"AccountId":"111122223333",
         "UserDetailList":[{"UserName":"alice","UserId":"AIDAALICEALICEALICE22",
           "UserPolicyList":[{"PolicyName":"all","PolicyDocument":POLICY}],
           "AccessKeys":[{"AccessKeyId":"KEY","SecretAccessKey":"SECRET"}]}],
         "RoleDetailList":[
           {"RoleName":"Open","AssumeRolePolicyDocument":TRUST{"AWS":"111122223333"}}]}},
           {"RoleName":"Web","AssumeRolePolicyDocument":TRUST{"Federated":"arn:aws:iam::111122223333:oidc-provider/idp.example.com"}}]}},
           {"RoleName":"Saml","AssumeRolePolicyDocument":TRUST{"Federated":"arn:aws:iam::111122223333:saml-provider/corp"}}]}}]},
        {"AccountId":"444455556666"}]}""".replace("POLICY", POLICY)
      .replace("KEY\"", KEY + "\"")
      .replace("SECRET", SECRET)
      .replace(
          "TRUST",
          "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"sts:*\",\"Principal\":");

  private final HttpServer server;
  private final String tradeInToken;
  private final String expiredTradeInToken;

  private EveryActionServer(HttpServer server, String tradeInToken, String expiredTradeInToken) {
    this.server = server;
    this.tradeInToken = tradeInToken;
    this.expiredTradeInToken = expiredTradeInToken;
  }

  static EveryActionServer start() throws IOException {
    SecureRandom random = new SecureRandom();
    World world = World.parse(WORLD);
    InMemoryDelegationStore delegations = InMemoryDelegationStore.create(random);
    User alice = (User)
        world.directory().findLongTermKey(AccessKeyId.of(KEY)).orElseThrow().owner();
    TokenService sts = TokenService.builder()
        .directory(world.directory())
        .keyRing(KeyRing.generate(random))
        .webIdentityVerifier((role, token) ->
            new VerifiedWebIdentity(believe(token, OIDC_PROVIDER), "https://idp.example.com"))
        .samlVerifier((role, provider, assertion) -> new VerifiedSamlIdentity(
            believe(assertion, SAML_PROVIDER),
            "alice",
            "https://idp.example.com/saml",
            "persistent",
            "qualifier",
            Optional.empty(),
            Optional.empty(),
            "_1"))
        .delegationStore(delegations)
        .build();
    StsRoute route = new StsRoute(new StsQueryHandler(sts, SigV4Settings.forSts(), random));
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", exchange -> {
      try (exchange) {
        route.handle(exchange);
      }
    });
    server.start();
    Instant now = Instant.now();
    return new EveryActionServer(
        server,
        delegations.send(delegation(alice, now)),
        delegations.send(delegation(alice, now.minus(Duration.ofHours(2)))));
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  String tradeInToken() {
    return tradeInToken;
  }

  String expiredTradeInToken() {
    return expiredTradeInToken;
  }

  private static FederatedIdentity believe(String proof, String provider) {
    if (proof.equals("good")) {
      return FederatedIdentity.builder(provider, HOME, "alice", "my-app").build();
    }
    throw new StsException(
        FAILURES.getOrDefault(proof, StsError.INVALID_IDENTITY_TOKEN), "it is " + proof);
  }

  private static Delegation delegation(User approver, Instant sentAt) {
    return new Delegation(
        approver.arn(),
        approver.id(),
        Optional.empty(),
        HOME,
        Optional.of(POLICY),
        List.of(),
        sentAt,
        Duration.ofHours(1));
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
