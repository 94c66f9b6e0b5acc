package io.github.sts4j.core.keystore;

/**
 * What the keys are kept in cannot be read or written, or does not hold what it must. The message says what to change
 * and holds no secret.
 */
public class KeyStorageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** @param message what is wrong and what to change */
  public KeyStorageException(String message) {
    super(message);
  }

  /**
   * @param message what is wrong and what to change
   * @param cause what failed underneath
   */
  public KeyStorageException(String message, Throwable cause) {
    super(message, cause);
  }
}
