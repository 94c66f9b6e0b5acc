package io.github.sts4j.examples.catalog;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/**
 * An engine's wish for credentials, after the catalog decided that its user may have them. Immutable.
 *
 * @param user who runs the engine, as the catalog knows them
 * @param tableId the table's id, which stays when the table is renamed
 * @param location where its files are
 * @param access what the user may do with them
 */
public record TableRequest(String user, UUID tableId, TableLocation location, TableAccess access) {
  public TableRequest {
    requireNonNull(user, "user");
    requireNonNull(tableId, "tableId");
    requireNonNull(location, "location");
    requireNonNull(access, "access");
  }
}
