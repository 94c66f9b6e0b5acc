package io.github.sts4j.examples.benchmarks;

import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;

/**
 * How many bytes a call returns: those of all objects that can be reached from what it returns, and not from what the same
 * call returns another time. What both reach was there before, such as the role that a decision is about. The sizes are those
 * of HotSpot on 64 bits with compressed references.
 *
 * <p>Prints a line for each row of {@link TokenBenchmark}; it must be allowed to look into the platform's classes.
 */
final class ReturnedBytes {
  private static final int HEADER = 12;
  private static final int ARRAY_HEADER = 16;
  private static final int REFERENCE = 4;
  private static final Map<Class<?>, Integer> PRIMITIVES = Map.of(
      boolean.class,
      1,
      byte.class,
      1,
      char.class,
      2,
      short.class,
      2,
      int.class,
      4,
      float.class,
      4,
      long.class,
      8,
      double.class,
      8);

  private ReturnedBytes() {}

  /** Prints the rows. */
  public static void main(String[] arguments) throws Exception {
    TokenBenchmark benchmark = new TokenBenchmark();
    benchmark.prepare();
    TokenBenchmark.Turn turn = new TokenBenchmark.Turn();
    turn.prepare();
    for (Method row : rows()) {
      Object[] inputs = row.getParameterCount() == 0 ? new Object[0] : new Object[] {turn};
      row.invoke(benchmark, inputs); // what is made once and kept is not returned
      Object one = row.invoke(benchmark, inputs);
      Object other = row.invoke(benchmark, inputs);
      System.out.println("TokenBenchmark." + row.getName() + " " + of(one, other));
    }
  }

  private static Iterable<Method> rows() {
    return Stream.of(TokenBenchmark.class.getMethods())
        .filter(method -> method.isAnnotationPresent(Benchmark.class))
        .sorted(Comparator.comparing(Method::getName))
        .toList();
  }

  /** The bytes that only the first of two results holds. */
  static long of(Object one, Object other) throws IllegalAccessException {
    Set<Object> own = reachable(one);
    own.removeAll(reachable(other));
    return own.stream().mapToLong(ReturnedBytes::size).sum();
  }

  private static Set<Object> reachable(Object root) throws IllegalAccessException {
    Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Object> next = new ArrayDeque<>();
    next.add(root);
    while (!next.isEmpty()) {
      Object object = next.remove();
      if (!isShared(object) && seen.add(object)) {
        addReferences(object, next);
      }
    }
    return seen;
  }

  /** There is one of each of these in the virtual machine. */
  private static boolean isShared(Object object) {
    return object instanceof Class || object instanceof Enum || object instanceof Thread;
  }

  private static void addReferences(Object object, Deque<Object> next)
      throws IllegalAccessException {
    if (object instanceof Object[] elements) {
      for (Object element : elements) {
        addIfAny(element, next);
      }
      return;
    }
    for (Class<?> type = object.getClass(); type != null; type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        if (isInstance(field) && !field.getType().isPrimitive() && isReadable(field)) {
          addIfAny(field.get(object), next);
        }
      }
    }
  }

  private static void addIfAny(@Nullable Object object, Deque<Object> next) {
    if (object != null) {
      next.add(object);
    }
  }

  private static boolean isInstance(Field field) {
    return !Modifier.isStatic(field.getModifiers());
  }

  private static boolean isReadable(AccessibleObject field) {
    return field.trySetAccessible();
  }

  private static long size(Object object) {
    Class<?> type = object.getClass();
    if (type.isArray()) {
      return aligned(
          ARRAY_HEADER + (long) Array.getLength(object) * width(type.getComponentType()));
    }
    long size = HEADER;
    for (Class<?> part = type; part != null; part = part.getSuperclass()) {
      for (Field field : part.getDeclaredFields()) {
        size += isInstance(field) ? width(field.getType()) : 0;
      }
    }
    return aligned(size);
  }

  private static int width(Class<?> type) {
    return PRIMITIVES.getOrDefault(type, REFERENCE);
  }

  private static long aligned(long size) {
    return (size + 7) & ~7L;
  }
}
