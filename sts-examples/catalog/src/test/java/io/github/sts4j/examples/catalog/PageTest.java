package io.github.sts4j.examples.catalog;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sts4j.core.SessionLimits;
import io.github.sts4j.core.TemporaryCredentials;
import io.github.sts4j.core.TokenService;
import io.github.sts4j.core.identity.User;
import io.github.sts4j.core.session.AuthenticatedCaller;
import io.github.sts4j.core.session.Session;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The code of this example's page. */
class PageTest {
  @Test
  void credentialsReachTheTableThatWasAskedFor() {
    Warehouse warehouse = new Warehouse(SessionLimits.DEFAULT);
    TemporaryCredentials credentials =
        vend(warehouse.sts(), warehouse.user(), Warehouse.EXTERNAL_ID, Warehouse.TABLE_ID);
    Session engine = warehouse.session(credentials);
    assertTrue(warehouse.may(engine, "s3:GetObject", "sales/orders/1.parquet"));
    assertFalse(warehouse.may(engine, "s3:GetObject", "sales/orders2/1.parquet"));
  }

  private static TemporaryCredentials vend(
      TokenService sts, User catalog, String externalId, UUID tableId) {
    CredentialVendor vendor = new CredentialVendor(
        sts,
        AuthenticatedCaller.user(catalog),
        new VendingSettings(
            "arn:aws:iam::111122223333:role/Warehouse",
            externalId,
            Duration.ofHours(1),
            PolicyShape.LAKEKEEPER,
            SessionLimits.DEFAULT));

    TemporaryCredentials credentials = vendor.vend(new TableRequest(
        "alice", tableId, TableLocation.parse("s3://warehouse/sales/orders"), TableAccess.READ));
    return credentials;
  }
}
