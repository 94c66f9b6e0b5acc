package io.github.sts4j.examples.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sts4j.core.AssumeRoleResponse;
import io.github.sts4j.core.TemporaryCredentials;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a proxy that checks signatures by itself gets to know, and when it does not. */
class ProxyInterfacesTest {
  private GatewayWorld world;
  private ProxyCredentials credentials;
  private ProxyRoles roles;

  @BeforeEach
  void start() throws Exception {
    world = new GatewayWorld();
    credentials = world.proxyCredentials();
    roles = new StsProxyRoles(world.sts);
  }

  @AfterEach
  void stop() {
    world.close();
  }

  @Test
  void keysThatAreNobodysHaveNoSecret() {
    for (String key : new String[] {"", "AKIA", "AKIARTX3GSDSVPMANSL7", "ASIARTX3GSDSVPMANSL7"}) {
      assertTrue(credentials.find(key, Optional.empty()).isEmpty(), key);
      assertTrue(credentials.find(key, Optional.of("token")).isEmpty(), key);
    }
  }

  // ER-2
  @Test
  void temporaryKeyHasNoSecretWithoutItsOwnToken() {
    TemporaryCredentials one = world.session();
    TemporaryCredentials other = world.session();
    String key = one.accessKeyId().toString();
    assertTrue(credentials.find(key, Optional.empty()).isEmpty());
    assertTrue(credentials.find(key, Optional.of(other.sessionToken().text())).isEmpty());
    String altered = one.sessionToken().text().replaceFirst(".$", "");
    assertTrue(credentials.find(key, Optional.of(altered)).isEmpty());
    assertTrue(credentials
        .find(GatewayWorld.ALICE_KEY, Optional.of(one.sessionToken().text()))
        .isEmpty());
  }

  // ER-3, ER-4
  @Test
  void sessionOfARoleThatIsGoneHasNoSecret() {
    TemporaryCredentials session = world.session();
    assertTrue(find(session).isPresent());
    world.directory.deleteRole(world.writer.id());
    assertTrue(find(session).isEmpty());
  }

  @Test
  void sessionThatIsOverHasNoSecret() {
    TemporaryCredentials session = world.session();
    world.now.updateAndGet(now -> now.plus(Duration.ofHours(1)));
    assertTrue(find(session).isEmpty());
  }

  @Test
  void secretsAreThoseThatTheClientsSignWith() {
    TemporaryCredentials session = world.session();
    ProxyCredential temporary = find(session).orElseThrow();
    assertEquals(session.secretAccessKey(), temporary.secretAccessKey());
    assertEquals(
        "arn:aws:sts::111122223333:assumed-role/Writer/alice",
        temporary.owner().arn().toString());
    assertFalse(temporary.toString().contains(session.secretAccessKey().reveal()));

    assertEquals(GatewayWorld.ALICE_SECRET, alice().secretAccessKey().reveal());
  }

  // TP-40
  @Test
  void roleIsGivenToThoseItTrustsOnly() {
    assertTrue(assume(alice(), "x-8", Optional.of("proxied")).isEmpty());
    assertTrue(assume(alice(), "x-7", Optional.empty()).isEmpty());
    assertTrue(assume(find(world.session()).orElseThrow(), "x-7", Optional.of("chained"))
        .isEmpty());

    AssumeRoleResponse given = assume(alice(), "x-7", Optional.of("proxied")).orElseThrow();
    assertEquals(
        Duration.ofMinutes(15),
        Duration.between(
            world.now.get().truncatedTo(ChronoUnit.SECONDS), given.credentials().expiration()));
    assertTrue(find(given.credentials()).isPresent());
  }

  private ProxyCredential alice() {
    return credentials.find(GatewayWorld.ALICE_KEY, Optional.empty()).orElseThrow();
  }

  private Optional<ProxyCredential> find(TemporaryCredentials session) {
    return credentials.find(
        session.accessKeyId().toString(), Optional.of(session.sessionToken().text()));
  }

  private Optional<AssumeRoleResponse> assume(
      ProxyCredential caller, String externalId, Optional<String> name) {
    return roles.assume(
        caller, "us-east-1", GatewayWorld.ROLE, Optional.of(externalId), name, Optional.of(900));
  }
}
