package io.github.sts4j.core.cache;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A bounded map that forgets what was not asked for lately, for many threads: no operation takes a lock that others wait
 * for. Entries live in two generations. What is found in the old one moves to the young one; when that is full, it becomes
 * the old one, and what was not asked for since the last time is gone.
 */
public final class RecentlyUsed<K, V> {
  private final int perGeneration;
  private final AtomicReference<Generations<K, V>> generations = new AtomicReference<>(
      new Generations<>(new ConcurrentHashMap<>(), new ConcurrentHashMap<>()));

  /** @param maxEntries how many it holds; threads that add at one time may each exceed it by one */
  public RecentlyUsed(int maxEntries) {
    this.perGeneration = maxEntries / 2;
  }

  /** What stands under the key, or null. */
  public @Nullable V get(K key) {
    Generations<K, V> now = current();
    V young = now.young().get(key);
    if (young != null) {
      return young;
    }
    V old = now.old().get(key);
    if (old != null) {
      put(key, old);
    }
    return old;
  }

  /** Puts a value under a key, in the place of what stood there. */
  public void put(K key, V value) {
    Generations<K, V> now = current();
    if (now.young().size() >= perGeneration) {
      generations.compareAndSet(now, new Generations<>(new ConcurrentHashMap<>(), now.young()));
      now = current();
    }
    now.young().put(key, value);
  }

  /** Forgets what stands under the key; if it is moved at the same moment, it may stay. */
  public void remove(K key) {
    Generations<K, V> now = current();
    now.young().remove(key);
    now.old().remove(key);
  }

  /** How many it holds; what is on its way from one generation to the other counts twice. */
  public int size() {
    Generations<K, V> now = current();
    return now.young().size() + now.old().size();
  }

  /** Forgets each value that the condition holds for; one that is moved at the same moment may stay. */
  public void removeIf(Predicate<V> condition) {
    Generations<K, V> now = current();
    now.young().values().removeIf(condition);
    now.old().values().removeIf(condition);
  }

  private Generations<K, V> current() {
    return requireNonNull(generations.get());
  }

  private record Generations<K, V>(ConcurrentMap<K, V> young, ConcurrentMap<K, V> old) {}
}
