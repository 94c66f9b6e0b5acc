package io.github.sts4j.examples.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sts4j.core.SessionLimits;
import io.github.sts4j.core.TemporaryCredentials;
import io.github.sts4j.core.error.AccessDeniedException;
import io.github.sts4j.core.session.Session;
import io.github.sts4j.core.token.SessionTag;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What a catalog's users meet. */
class CredentialVendorTest {
  private final Warehouse warehouse = new Warehouse(SessionLimits.DEFAULT);

  @Test
  void locationWithoutRoomForItsPolicyIsRefusedInPlainWords() {
    LocationTooLongException refusal = assertThrows(
        LocationTooLongException.class,
        () -> warehouse.vendor(PolicyShape.LAKEKEEPER).vend(table("p".repeat(900))));
    assertTrue(
        refusal
            .getMessage()
            .matches("the location `s3://warehouse/p+` is too long to vend"
                + " credentials for: its session policy has 2\\d{3} characters, and 2048 are the most;"
                + " move the table to a shorter path"),
        refusal.getMessage());
    warehouse.vendor(PolicyShape.LAKEKEEPER).vend(table("p".repeat(700)));
  }

  // CR-5
  @Test
  void sessionWithoutRoomForPolicyAndTagsIsRefusedInPlainWords() {
    SessionLimits small = SessionLimits.builder().packedBytes(600).build();
    LocationTooLongException refusal = assertThrows(
        LocationTooLongException.class,
        () -> new Warehouse(small).vendor(PolicyShape.LAKEKEEPER).vend(table("p".repeat(200))));
    assertTrue(
        refusal.getMessage().matches(".*its session policy and tags take 1\\d\\d% of what.*"),
        refusal.getMessage());
  }

  // TP-40
  @Test
  void catalogOfAnotherTenantGetsNothing() {
    CredentialVendor foreign = warehouse.vendor(new VendingSettings(
        Warehouse.ROLE,
        "tenant-8",
        Duration.ofHours(1),
        PolicyShape.LAKEKEEPER,
        SessionLimits.DEFAULT));
    assertThrows(AccessDeniedException.class, () -> foreign.vend(table("db/t1")));
  }

  @Test
  void sessionSaysWhoAndWhichTableAndEndsInTime() {
    TemporaryCredentials credentials = warehouse
        .vendor(PolicyShape.LAKEKEEPER)
        .vend(new TableRequest(
            "Zoë Łukasz@example.com",
            Warehouse.TABLE_ID,
            new TableLocation("warehouse", "db/t1"),
            TableAccess.READ));
    Session session = warehouse.session(credentials);
    assertEquals(
        "arn:aws:sts::111122223333:assumed-role/Warehouse/catalog-Zo---ukasz@example.com",
        session.arn().toString());
    assertEquals(Duration.ofHours(1), Duration.between(session.issuedAt(), session.expiresAt()));
    assertEquals(
        Map.of(
            "catalog:user",
            "Zoë Łukasz@example.com",
            "catalog:table",
            Warehouse.TABLE_ID.toString()),
        session.tags().stream().collect(Collectors.toMap(SessionTag::key, SessionTag::value)));
    assertTrue(session.tags().stream().allMatch(SessionTag::transitive));
  }

  @Test
  void enginesAreToldAllTheyNeed() {
    TemporaryCredentials credentials =
        warehouse.vendor(PolicyShape.LAKEKEEPER).vend(table("db/t1"));
    Map<String, String> properties = IcebergProperties.of(credentials);
    assertEquals(credentials.accessKeyId().toString(), properties.get("s3.access-key-id"));
    assertEquals(40, properties.get("s3.secret-access-key").length());
    assertEquals(credentials.sessionToken().text(), properties.get("s3.session-token"));
    assertEquals(
        credentials.expiration().toEpochMilli(),
        Long.parseLong(properties.get("s3.session-token-expires-at-ms")));
    assertFalse(credentials.toString().contains(properties.get("s3.secret-access-key")));
  }

  private static TableRequest table(String path) {
    return new TableRequest(
        "alice", Warehouse.TABLE_ID, new TableLocation("warehouse", path), TableAccess.READ_WRITE);
  }
}
