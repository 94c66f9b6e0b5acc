package io.github.sts4j.core.outbound;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * A signed token: whoever has it is, until it expires, the principal it names. It never prints, and comparing two takes
 * the same time wherever they differ. Immutable.
 */
public final class WebIdentityToken {
  private final String text;

  private WebIdentityToken(String text) {
    this.text = requireNonNull(text, "text");
  }

  /** A token of this text, a JSON Web Token in its compact form. */
  public static WebIdentityToken of(String text) {
    return new WebIdentityToken(text);
  }

  /** The text to hand to whoever asked for it. Never log it. */
  public String text() {
    return text;
  }

  /** Whether both are the same token. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof WebIdentityToken that
        && MessageDigest.isEqual(text.getBytes(UTF_8), that.text.getBytes(UTF_8));
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** A fixed text without the token. */
  @Override
  public String toString() {
    return "WebIdentityToken[redacted]";
  }
}
