package io.github.sts4j.core.session;

import io.github.sts4j.core.cache.RecentlyUsed;
import io.github.sts4j.core.identity.AccessKeyId;
import io.github.sts4j.core.token.OpenedToken;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Sessions whose tokens were opened lately, by the text of the token. Bounded, safe for use by many threads, and without a
 * lock that all of them share.
 *
 * <p>It saves the opening and nothing else: whether the session is over, revoked, or its principal gone is asked each time by
 * who uses it, and a session is found only while the ring has the key of its token. Only a token that passed all checks
 * gets in, so that forged ones neither fill it nor push anything out.
 */
final class OpenedSessions {
  private static final Duration SWEEP_INTERVAL = Duration.ofMinutes(1);

  private final boolean remembers;
  private final RecentlyUsed<Text, Opened> byText;
  private final AtomicReference<Instant> nextSweep = new AtomicReference<>(Instant.MIN);

  /** @param max how many are remembered, of those that were used last; none if it is 0 */
  OpenedSessions(int max) {
    if (max < 0) {
      throw new IllegalArgumentException("`" + max + "` sessions cannot be remembered");
    }
    this.remembers = max > 0;
    this.byText = new RecentlyUsed<>(Math.max(2, max));
  }

  /** The session of this very text and access key, or null if it is to be opened. */
  @Nullable
  Session find(String text, AccessKeyId presented, Instant now) {
    if (!remembers) {
      return null;
    }
    sweep(now);
    Opened opened = byText.get(new Text(text));
    return opened != null
            && opened.token().isStillOpen()
            && opened.token().claims().accessKeyId().isSameAs(presented)
        ? opened.session()
        : null;
  }

  /** Remembers a session that passed all checks. */
  void put(String text, OpenedToken token, Session session) {
    if (remembers) {
      byText.put(new Text(text), new Opened(token, session));
    }
  }

  int size() {
    return byText.size();
  }

  /** No secret stays much longer than its session lasts or its key is there. */
  private void sweep(Instant now) {
    Instant due = nextSweep.get();
    if (!now.isBefore(due) && nextSweep.compareAndSet(due, now.plus(SWEEP_INTERVAL))) {
      byText.removeIf(opened ->
          !now.isBefore(opened.session().expiresAt()) || !opened.token().isStillOpen());
    }
  }

  private record Opened(OpenedToken token, Session session) {}

  /**
   * A token's text, found by its end: that is the seal, which nobody chooses, and to hash all of the text takes as long as
   * to open it.
   */
  private static final class Text {
    private static final int HASHED = 16;

    private final String text;
    private final int hash;

    Text(String text) {
      int sum = text.length();
      for (int i = Math.max(0, text.length() - HASHED); i < text.length(); i++) {
        sum = 31 * sum + text.charAt(i);
      }
      this.text = text;
      this.hash = sum;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Text that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
      return hash;
    }

    /** A fixed text without the token. */
    @Override
    public String toString() {
      return "Text[redacted]";
    }
  }
}
