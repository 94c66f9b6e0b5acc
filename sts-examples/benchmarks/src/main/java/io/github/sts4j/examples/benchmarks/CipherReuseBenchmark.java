package io.github.sts4j.examples.benchmarks;

import java.lang.reflect.InvocationTargetException;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.crypto.Cipher;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** AES-256-GCM decryption of 400 bytes, the key always the same, with ciphers that come from here or from there. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class CipherReuseBenchmark {
  private static final int TASKS = 256;

  /** Where ciphers come from. */
  @Param
  public CipherScheme scheme = CipherScheme.NEW;

  private CipherScheme.Ciphers ciphers;
  private RawUnseal unseal;
  private ExecutorService tasks;
  private List<Callable<byte[]>> work;

  /** Makes what is shared by all threads. */
  @Setup
  public void prepare() throws GeneralSecurityException {
    ciphers = scheme.make();
    unseal = new RawUnseal();
    tasks = perTask();
    work = new ArrayList<>(Collections.nCopies(TASKS, this::unseal));
  }

  /** Ends the threads. */
  @TearDown
  public void close() {
    tasks.shutdownNow();
  }

  /** In threads that go on and on. */
  @Benchmark
  public byte[] unseal() throws GeneralSecurityException {
    Cipher cipher = ciphers.take();
    byte[] plain = unseal.run(cipher);
    ciphers.give(cipher);
    return plain;
  }

  /** Each in a virtual thread of its own, as a server has one for each request; before Java 21 in a pool of two threads. */
  @Benchmark
  @OperationsPerInvocation(TASKS)
  public List<Future<byte[]>> unsealInTasks() throws InterruptedException, ExecutionException {
    List<Future<byte[]>> done = tasks.invokeAll(work);
    for (Future<byte[]> each : done) {
      each.get();
    }
    return done;
  }

  private static ExecutorService perTask() {
    try {
      return (ExecutorService)
          Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    } catch (NoSuchMethodException olderJava) {
      return Executors.newFixedThreadPool(2);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(e);
    }
  }
}
