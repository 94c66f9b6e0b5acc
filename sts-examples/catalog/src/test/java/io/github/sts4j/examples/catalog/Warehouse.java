package io.github.sts4j.examples.catalog;

import io.github.sts4j.core.SessionLimits;
import io.github.sts4j.core.TemporaryCredentials;
import io.github.sts4j.core.TokenService;
import io.github.sts4j.core.identity.InMemoryIdentityDirectory;
import io.github.sts4j.core.identity.Role;
import io.github.sts4j.core.identity.User;
import io.github.sts4j.core.session.AuthenticatedCaller;
import io.github.sts4j.core.session.AuthorizationRequest;
import io.github.sts4j.core.session.Session;
import io.github.sts4j.core.token.KeyRing;
import java.time.Duration;
import java.util.UUID;

/** A warehouse: a catalog whose role may do everything with a bucket, and the store's side of the same service. */
final class Warehouse {
  static final String ROLE = "arn:aws:iam::111122223333:role/Warehouse";
  static final String EXTERNAL_ID = "tenant-7";
  static final UUID TABLE_ID = UUID.fromString("5f0e9c3a-7b1d-4a57-9d2c-0d3b7d0c1a11");

  private final TokenService sts;
  private final User user;
  private final AuthenticatedCaller catalog;
  private final SessionLimits limits;

  Warehouse(SessionLimits limits) {
    InMemoryIdentityDirectory directory = InMemoryIdentityDirectory.create();
    this.user =
        directory.putUser(User.builder("arn:aws:iam::111122223333:user/catalog").build());
    directory.putRole(Role.builder(ROLE, """
            {"Version":"2012-10-17","Statement":{"Effect":"Allow",
              "Action":["sts:AssumeRole","sts:TagSession"],
              "Principal":{"AWS":"arn:aws:iam::111122223333:user/catalog"},
              "Condition":{"StringEquals":{"sts:ExternalId":"tenant-7"}}}}""")
        .maxSessionDuration(Duration.ofHours(2))
        .policy("warehouse", """
            {"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:*",
              "Resource":["arn:aws:s3:::warehouse","arn:aws:s3:::warehouse/*"]}}""")
        .build());
    this.sts = TokenService.builder()
        .directory(directory)
        .keyRing(KeyRing.generate())
        .limits(limits)
        .build();
    this.catalog = AuthenticatedCaller.user(user);
    this.limits = limits;
  }

  TokenService sts() {
    return sts;
  }

  User user() {
    return user;
  }

  CredentialVendor vendor(PolicyShape shape) {
    return vendor(new VendingSettings(ROLE, EXTERNAL_ID, Duration.ofHours(1), shape, limits));
  }

  CredentialVendor vendor(VendingSettings settings) {
    return new CredentialVendor(sts, catalog, settings);
  }

  /** What the store makes of credentials for this table. */
  Session engine(PolicyShape shape, String path, TableAccess access) {
    TableLocation location = new TableLocation("warehouse", path);
    return session(vendor(shape).vend(new TableRequest("alice", TABLE_ID, location, access)));
  }

  Session session(TemporaryCredentials credentials) {
    return sts.verify(credentials.accessKeyId(), credentials.sessionToken().text());
  }

  boolean may(Session engine, String action, String key) {
    return sts.authorize(engine, action, "arn:aws:s3:::warehouse/" + key).isAllowed();
  }

  boolean mayList(Session engine, String prefix) {
    return sts.authorize(
            engine,
            AuthorizationRequest.builder("s3:ListBucket", "arn:aws:s3:::warehouse")
                .context("s3:prefix", prefix)
                .build())
        .isAllowed();
  }

  /** A listing of the whole bucket, which names no prefix. */
  boolean mayListAll(Session engine) {
    return sts.authorize(engine, "s3:ListBucket", "arn:aws:s3:::warehouse").isAllowed();
  }

  boolean mayLocateBucket(Session engine) {
    return sts.authorize(engine, "s3:GetBucketLocation", "arn:aws:s3:::warehouse")
        .isAllowed();
  }
}
