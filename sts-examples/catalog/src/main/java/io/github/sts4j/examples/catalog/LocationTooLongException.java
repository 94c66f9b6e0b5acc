package io.github.sts4j.examples.catalog;

/** A table whose session policy has no room in a session: its location has to become shorter. */
public final class LocationTooLongException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  LocationTooLongException(TableLocation location, String why) {
    super("the location `" + location + "` is too long to vend credentials for: " + why
        + "; move the table to a shorter path");
  }
}
