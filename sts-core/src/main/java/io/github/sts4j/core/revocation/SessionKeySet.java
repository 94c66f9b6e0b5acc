package io.github.sts4j.core.revocation;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Instant;
import java.util.function.BiConsumer;

/**
 * Access key ids of sessions, each with an instant, in 14 bytes a slot: a million take 29 MB. The ids are kept whole, so
 * nothing is found that was not put in.
 *
 * <p>A hash table with open addressing, which readers search without a lock while one writer adds: a slot's key is written
 * last, and read first. Slots are never emptied; forgetting makes a new table.
 */
final class SessionKeySet {
  private static final int FIRST_CAPACITY = 1 << 6;
  private static final String PREFIX = "ASIA";
  private static final int LENGTH = 20;
  private static final int LOW_BITS = 16;
  private static final String DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  private volatile Table table = new Table(FIRST_CAPACITY);

  /** Adds an id, unless it is not {@code ASIA} and 16 base32 digits that begin with a set bit, as sessions' are (ID-9). */
  synchronized boolean add(String key, Instant until) {
    if (!isRegular(key)) {
      return false;
    }
    if (table.size * 8L >= table.capacity() * 5L) {
      table = table.copy(2 * table.capacity(), 0);
    }
    table.put(high(key), low(key), seconds(until));
    return true;
  }

  boolean contains(String key) {
    return isRegular(key) && table.find(high(key), low(key)) >= 0;
  }

  synchronized int size() {
    return table.size;
  }

  /** What the table takes. */
  long bytes() {
    return (long) table.capacity() * (Long.BYTES + Short.BYTES + Integer.BYTES);
  }

  /** Forgets ids whose instant is before this one, once they are a quarter of all. */
  synchronized void purge(Instant now) {
    Table old = table;
    int oldest = seconds(now);
    int expired = old.countBefore(oldest);
    if (4L * expired > old.size) {
      int capacity = FIRST_CAPACITY;
      while (capacity * 5L <= (old.size - expired) * 8L) {
        capacity *= 2;
      }
      table = old.copy(capacity, oldest);
    }
  }

  void forEach(BiConsumer<String, Instant> visitor) {
    Table now = table;
    for (int i = 0; i < now.capacity(); i++) {
      long high = now.high(i);
      if (high != 0) {
        visitor.accept(
            text(high, now.low[i]), Instant.ofEpochSecond(Integer.toUnsignedLong(now.until[i])));
      }
    }
  }

  private static boolean isRegular(String key) {
    if (key.length() != LENGTH || !key.startsWith(PREFIX) || digit(key.charAt(4)) < 16) {
      return false;
    }
    for (int i = PREFIX.length() + 1; i < LENGTH; i++) {
      if (digit(key.charAt(i)) < 0) {
        return false;
      }
    }
    return true;
  }

  private static int digit(char c) {
    if (c >= 'A' && c <= 'Z') {
      return c - 'A';
    }
    return c >= '2' && c <= '7' ? c - '2' + 26 : -1;
  }

  /** The first 64 of the 80 bits; never 0, because the first bit is set. */
  private static long high(String key) {
    long bits = 0;
    for (int i = 4; i < 16; i++) { // 60 bits
      bits = bits << 5 | digit(key.charAt(i));
    }
    return bits << 4 | digit(key.charAt(16)) >>> 1;
  }

  private static short low(String key) {
    int bits = digit(key.charAt(16)) & 1;
    for (int i = 17; i < LENGTH; i++) {
      bits = bits << 5 | digit(key.charAt(i));
    }
    return (short) bits;
  }

  private static String text(long high, short low) {
    char[] text = (PREFIX + "AAAAAAAAAAAAAAAA").toCharArray();
    long top = high >>> 4;
    for (int i = 15; i >= 4; i--) {
      text[i] = DIGITS.charAt((int) (top & 31));
      top >>>= 5;
    }
    long rest = (high & 15) << LOW_BITS | Short.toUnsignedLong(low);
    for (int i = LENGTH - 1; i >= 16; i--) {
      text[i] = DIGITS.charAt((int) (rest & 31));
      rest >>>= 5;
    }
    return new String(text);
  }

  /** Unsigned, which lasts until the year 2106. */
  private static int seconds(Instant instant) {
    return (int) Math.max(0, Math.min(0xFFFF_FFFFL, instant.getEpochSecond()));
  }

  private static final class Table {
    private static final VarHandle SLOT = MethodHandles.arrayElementVarHandle(long[].class);

    private final long[] high;
    private final short[] low;
    private final int[] until;
    private int size;

    Table(int capacity) {
      high = new long[capacity];
      low = new short[capacity];
      until = new int[capacity];
    }

    int capacity() {
      return high.length;
    }

    long high(int slot) {
      return (long) SLOT.getAcquire(high, slot);
    }

    /** The slot of a key, or -1 less the empty one where it would go. */
    int find(long keyHigh, short keyLow) {
      int mask = high.length - 1;
      int slot = hash(keyHigh, keyLow) & mask;
      for (long there = high(slot); there != 0; there = high(slot)) {
        if (there == keyHigh && low[slot] == keyLow) {
          return slot;
        }
        slot = (slot + 1) & mask;
      }
      return -1 - slot;
    }

    void put(long keyHigh, short keyLow, int keyUntil) {
      int slot = find(keyHigh, keyLow);
      if (slot >= 0) {
        if (Integer.compareUnsigned(until[slot], keyUntil) < 0) {
          until[slot] = keyUntil;
        }
        return;
      }
      int empty = -1 - slot;
      low[empty] = keyLow;
      until[empty] = keyUntil;
      SLOT.setRelease(high, empty, keyHigh);
      size++;
    }

    int countBefore(int instant) {
      int count = 0;
      for (int i = 0; i < high.length; i++) {
        if (high[i] != 0 && Integer.compareUnsigned(until[i], instant) < 0) {
          count++;
        }
      }
      return count;
    }

    Table copy(int capacity, int oldest) {
      Table copy = new Table(capacity);
      for (int i = 0; i < high.length; i++) {
        if (high[i] != 0 && Integer.compareUnsigned(until[i], oldest) >= 0) {
          copy.put(high[i], low[i], until[i]);
        }
      }
      return copy;
    }

    /** The finaliser of MurmurHash3: every bit of the key moves every bit of the slot. */
    private static int hash(long keyHigh, short keyLow) {
      long bits = keyHigh ^ (keyLow * 0x9E3779B97F4A7C15L);
      bits = (bits ^ bits >>> 33) * 0xFF51AFD7ED558CCDL;
      bits = (bits ^ bits >>> 33) * 0xC4CEB9FE1A85EC53L;
      return (int) (bits ^ bits >>> 33);
    }
  }
}
