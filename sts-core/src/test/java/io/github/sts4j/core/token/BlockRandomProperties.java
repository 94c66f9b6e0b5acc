package io.github.sts4j.core.token;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/**
 * Random bytes drawn in blocks: 1. one thread gets what the slow reference gets, whatever it asks for and when; 2. any number
 * of threads get each byte of the source at most once; 3. nothing is given out when it is older than its time, or when time
 * ran backwards; 4. who asks once in a while draws what they ask for and no more; 5. a block is drawn once for many
 * who ask in a short time; 6. what was given out, or is too old, is not in memory any more; 7. when the source fails, the call
 * fails, and the next one asks it again.
 */
class BlockRandomProperties {
  private static final long LIFETIME = BlockRandom.LIFETIME_NANOS;
  private static final int THREADS = 8;
  private static final int ROUNDS = 20_000;

  private final NumberedWords source = new NumberedWords();
  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - LIFETIME); // soon below zero
  private final BlockRandom random = BlockRandom.of(source, now::get);

  /** So many words, so long after the one before. */
  record Question(int words, long pause) {}

  @Provide
  Arbitrary<List<Question>> questions() {
    Arbitrary<Integer> words = Arbitraries.frequencyOf(
        Tuple.of(9, Arbitraries.integers().between(1, 12)),
        Tuple.of(1, Arbitraries.of(0, 127, 128, 129, 2_000)));
    Arbitrary<Long> pauses = Arbitraries.frequencyOf(
        Tuple.of(20, Arbitraries.longs().between(0, LIFETIME / 50)),
        Tuple.of(1, Arbitraries.of(-1L, LIFETIME - 1, LIFETIME, LIFETIME + 1, 1_000_000_000L)));
    return Combinators.combine(words, pauses).as(Question::new).list().ofMaxSize(300);
  }

  @Property(tries = 300)
  void oneThreadGetsWhatTheReferenceGets(@ForAll("questions") List<Question> questions) {
    NumberedWords words = new NumberedWords();
    AtomicLong time = new AtomicLong();
    BlockRandom blocks = BlockRandom.of(words, time::get);
    SlowBlocks reference = new SlowBlocks();
    for (Question question : questions) {
      long asked = time.addAndGet(question.pause());
      List<Integer> expected = reference.ask(question.words(), asked);
      assertEquals(expected, ask(blocks, question.words()), () -> question + " at " + asked);
    }
  }

  @Example
  void threadsTogetherGetEachByteAtMostOnce() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Callable<List<Integer>>> all = IntStream.range(0, THREADS)
          .<Callable<List<Integer>>>mapToObj(thread -> () -> askOften(thread))
          .toList();
      Set<Integer> seen = new HashSet<>();
      for (Future<List<Integer>> words : threads.invokeAll(all)) {
        for (int word : words.get()) {
          assertTrue(word > 0 && word <= source.drawn(), "it is of the source");
          assertTrue(seen.add(word), () -> "word " + word + " was given out before");
        }
      }
      assertTrue(source.filled().size() < THREADS * ROUNDS / 4, "most of it came in blocks");
    } finally {
      threads.shutdownNow();
    }
  }

  /** Time goes on by as much as makes many blocks end in use, and many unused. */
  private List<Integer> askOften(int thread) {
    List<Integer> words = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      words.addAll(ask(random, 1 + (thread + round) % 10));
      now.addAndGet(LIFETIME / 1_000);
    }
    return words;
  }

  @Example
  void whoAsksOnceInAWhileDrawsWhatTheyAskFor() {
    for (int i = 1; i <= 100; i++) {
      ask(random, 10);
      assertEquals(10 * i, source.drawn());
      now.addAndGet(LIFETIME);
    }
  }

  @Example
  void whoAsksOftenDrawsSeldom() {
    for (int i = 0; i < 10_000; i++) {
      ask(random, 10);
    }
    assertTrue(source.filled().size() < 10_000 / 90, () -> source.filled().size() + " draws");
  }

  @Example
  void nothingIsGivenOutWhenItsTimeIsOver() {
    List<Integer> drawn = blockOfFour();
    now.addAndGet(LIFETIME - 1);
    assertEquals(drawn.subList(1, 2), ask(random, 1), "within its time");
    now.addAndGet(1);
    assertFalse(drawn.contains(ask(random, 1).get(0)), "its time is over");
  }

  @Example
  void nothingIsGivenOutAfterTimeRanBackwards() {
    List<Integer> drawn = blockOfFour();
    now.addAndGet(-1);
    assertFalse(drawn.contains(ask(random, 1).get(0)));
  }

  @Example
  void whatWasGivenOutIsGoneFromMemory() {
    blockOfFour();
    byte[] block = source.filled().get(2);
    assertEquals(0, NumberedWords.wordsOf(block).get(0));
    ask(random, 2);
    assertEquals(List.of(0, 0, 0), NumberedWords.wordsOf(block).subList(0, 3));
  }

  @Example
  void whatIsTooOldOrTooLittleIsGoneFromMemoryAtTheNextCall() {
    blockOfFour();
    byte[] old = source.filled().get(2);
    now.addAndGet(LIFETIME);
    ask(random, 1);
    assertArrayEquals(new byte[16], old);
    blockOfFour();
    byte[] tooLittle = source.filled().get(source.filled().size() - 1);
    ask(random, 12);
    assertArrayEquals(new byte[16], tooLittle);
  }

  /** Draws one word, then two, then four, of which one is given out; the numbers of the four. */
  private List<Integer> blockOfFour() {
    now.addAndGet(LIFETIME);
    for (int i = 0; i < 3; i++) {
      ask(random, 1);
    }
    int first = ask(random, 1).get(0);
    return List.of(first, first + 1, first + 2, first + 3);
  }

  @Example
  void whenTheSourceFailsTheCallFailsAndTheNextAsksAgain() {
    AtomicLong calls = new AtomicLong();
    RandomGenerator failing = new RandomGenerator() {
      @Override
      public void nextBytes(byte[] target) {
        if (calls.incrementAndGet() % 2 == 0) {
          throw new IllegalStateException("no entropy");
        }
        source.nextBytes(target);
      }

      @Override
      public long nextLong() {
        throw new AssertionError("everything is drawn as bytes");
      }
    };
    BlockRandom blocks = BlockRandom.of(failing, now::get);
    assertEquals(List.of(1), ask(blocks, 1));
    assertThrows(IllegalStateException.class, () -> ask(blocks, 1));
    assertEquals(List.of(2), ask(blocks, 1));
  }

  @Example
  void aNumberIsEightBytesOfTheSame() {
    assertEquals(0x0000_0001_0000_0002L, random.nextLong());
    assertEquals(0x0000_0003_0000_0004L, random.nextLong());
  }

  private static List<Integer> ask(BlockRandom random, int words) {
    byte[] target = new byte[4 * words];
    random.nextBytes(target);
    return NumberedWords.wordsOf(target);
  }
}
