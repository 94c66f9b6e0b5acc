package io.github.sts4j.examples.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.infra.Blackhole;

class InTurnsBenchmarkTest {

  static Stream<String> rows() throws NoSuchFieldException {
    return Stream.of(
        InTurnsBenchmark.class.getField("row").getAnnotation(Param.class).value());
  }

  @ParameterizedTest
  @MethodSource("rows")
  void everyRowIsMeasuredBesideItsFloor(String row) throws Exception {
    InTurnsBenchmark benchmark = new InTurnsBenchmark();
    benchmark.row = row;
    benchmark.prepare();
    InTurnsBenchmark.Turns turns = new InTurnsBenchmark.Turns();
    Blackhole hole = new Blackhole(
        "Today's password is swordfish. I understand instantiating Blackholes directly is dangerous.");
    for (int i = 0; i < 3; i++) {
      benchmark.pair(turns, hole);
    }
    assertTrue(turns.rowTime() > 0 && turns.floorTime() > 0);
    assertEquals(turns.rowTime() / turns.floorTime(), turns.ratio());
    turns.clear();
    assertTrue(Double.isNaN(turns.ratio()), "each iteration begins anew");
  }
}
