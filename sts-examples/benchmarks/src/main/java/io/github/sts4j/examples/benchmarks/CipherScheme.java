package io.github.sts4j.examples.benchmarks;

import java.security.GeneralSecurityException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReferenceArray;
import javax.crypto.Cipher;

/** Ways to come by a cipher that nobody else uses. */
public enum CipherScheme {
  /** Made for each use. */
  NEW {
    @Override
    Ciphers make() {
      return new Ciphers() {
        @Override
        public Cipher take() {
          return made();
        }

        @Override
        public void give(Cipher cipher) {
          // Garbage.
        }
      };
    }
  },
  /** One for each thread. */
  THREAD_LOCAL {
    @Override
    Ciphers make() {
      ThreadLocal<Cipher> own = ThreadLocal.withInitial(CipherScheme::made);
      return new Ciphers() {
        @Override
        public Cipher take() {
          return own.get();
        }

        @Override
        public void give(Cipher cipher) {
          // It stays the thread's.
        }
      };
    }
  },
  /** A queue of idle ones. */
  QUEUE {
    @Override
    Ciphers make() {
      Queue<Cipher> idle = new ConcurrentLinkedQueue<>();
      return new Ciphers() {
        @Override
        public Cipher take() {
          Cipher cipher = idle.poll();
          return cipher == null ? made() : cipher;
        }

        @Override
        public void give(Cipher cipher) {
          idle.add(cipher);
        }
      };
    }
  },
  /** A place for each few threads, in a cache line of its own, and a queue behind: what the library does. */
  PLACES {
    @Override
    Ciphers make() {
      int places =
          Integer.highestOneBit(Math.min(16, 2 * Runtime.getRuntime().availableProcessors()));
      AtomicReferenceArray<Cipher> held = new AtomicReferenceArray<>(places * 16);
      Ciphers others = QUEUE.make();
      return new Ciphers() {
        @Override
        public Cipher take() {
          Cipher cipher = held.getAndSet(place(), null);
          return cipher == null ? others.take() : cipher;
        }

        @Override
        public void give(Cipher cipher) {
          if (!held.compareAndSet(place(), null, cipher)) {
            others.give(cipher);
          }
        }

        private int place() {
          return ((int) Thread.currentThread().getId() & (places - 1)) * 16;
        }
      };
    }
  };

  abstract Ciphers make();

  /** Ciphers to be taken and given back. */
  interface Ciphers {
    Cipher take();

    void give(Cipher cipher);
  }

  private static Cipher made() {
    try {
      return Cipher.getInstance("AES/GCM/NoPadding");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
