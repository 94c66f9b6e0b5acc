package io.github.sts4j.examples.guides;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sts4j.core.AssumeRoleRequest;
import io.github.sts4j.core.TemporaryCredentials;
import io.github.sts4j.core.TokenService;
import io.github.sts4j.core.error.AuthenticationException;
import io.github.sts4j.core.identity.AccessKeyId;
import io.github.sts4j.core.identity.InMemoryIdentityDirectory;
import io.github.sts4j.core.identity.Role;
import io.github.sts4j.core.identity.User;
import io.github.sts4j.core.jdbc.SharedDatabase;
import io.github.sts4j.core.keystore.KeyEncryptionKey;
import io.github.sts4j.core.keystore.KeyStoreFile;
import io.github.sts4j.core.keystore.SharedKeyRing;
import io.github.sts4j.core.replay.ReplayGuard;
import io.github.sts4j.core.revocation.Revocation;
import io.github.sts4j.core.revocation.RevocationStore;
import io.github.sts4j.core.session.AuthenticatedCaller;
import io.github.sts4j.core.token.KeyId;
import io.github.sts4j.policy.Arn;
import java.nio.file.Path;
import java.security.Provider;
import java.security.Security;
import java.time.Instant;
import javax.crypto.KeyGenerator;
import javax.crypto.SecretKey;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docs/operations.md. */
class OperationsTest {
  private final InMemoryIdentityDirectory directory = World.directory();
  private final User alice = World.alice(directory);
  private final Role role = directory.findRole(Arn.parse(World.ROLE)).orElseThrow();

  @Test
  void keysOutliveTheProcess(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("keys.p12");
    char[] password = "a long password of an operator".toCharArray();
    TemporaryCredentials credentials;
    try (SharedKeyRing first = SharedKeyRing.builder(
            KeyStoreFile.builder(file, password).openOrCreate())
        .open()) {
      credentials =
          assume(TokenService.builder().directory(directory).keyRing(first).build());
    }
    SharedKeyRing keys = SharedKeyRing.builder(
            KeyStoreFile.builder(file, password).openOrCreate())
        .open();
    TokenService sts = TokenService.builder()
        .directory(directory)
        .keyRing(keys)
        .revocations(RevocationStore.inMemory())
        .build();
    assertEquals("alice", verify(sts, credentials));
    keys.close();
  }

  @Test
  void nodesShareADatabase() throws Exception {
    JdbcDataSource dataSource = new JdbcDataSource();
    dataSource.setURL("jdbc:h2:mem:guide;DB_CLOSE_DELAY=-1");
    KeyGenerator aes = KeyGenerator.getInstance("AES");
    aes.init(256);
    share(dataSource, aes.generateKey(), Security.getProvider("SunJCE"));
  }

  private void share(DataSource dataSource, SecretKey aesKey, Provider hsmProvider) {
    SharedDatabase shared = SharedDatabase.builder(dataSource)
        .keyEncryptionKey(KeyEncryptionKey.aesKeyWrap(aesKey, hsmProvider))
        .open();
    TokenService sts = TokenService.builder()
        .directory(directory)
        .keyRing(shared.keyRing())
        .revocations(shared.revocations())
        .build();
    ReplayGuard once = shared.replayGuard();

    TemporaryCredentials credentials = assume(sts);
    revoke(shared, credentials.accessKeyId(), shared.keyRing().sealingKey().id());
    assertThrows(AuthenticationException.class, () -> verify(sts, credentials));
    assertTrue(once.toString().length() > 0);
    shared.close();
  }

  private void revoke(SharedDatabase shared, AccessKeyId accessKeyId, KeyId keyId) {
    shared.revocations().revoke(Revocation.ofSession(accessKeyId));
    shared.revocations().revoke(Revocation.ofPrincipal(role.id(), Instant.now().plusSeconds(30)));
    shared.revocations().revoke(Revocation.ofSourceIdentity("alice", Instant.now()));
    shared.keyRing().destroy(keyId);
  }

  private TemporaryCredentials assume(TokenService sts) {
    return sts.assumeRole(
            AuthenticatedCaller.user(alice),
            AssumeRoleRequest.builder()
                .roleArn(World.ROLE)
                .roleSessionName("alice")
                .build())
        .credentials();
  }

  private static String verify(TokenService sts, TemporaryCredentials credentials) {
    return sts.verify(credentials.accessKeyId(), credentials.sessionToken().text())
        .sessionName()
        .orElseThrow();
  }
}
