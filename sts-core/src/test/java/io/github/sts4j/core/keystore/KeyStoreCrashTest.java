package io.github.sts4j.core.keystore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sts4j.core.token.TokenKey;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The key store file, stopped at every step of its writing: by a full disk, by SIGKILL, and by a machine that loses what
 * was not forced. It then opens with the ring of before or of after.
 */
class KeyStoreCrashTest {
  private static final char[] PASSWORD = "correct horse".toCharArray();
  private static final int STEPS = 5;

  private final SplittableRandom random = new SplittableRandom(11);
  private final SimulatedDisk disk = new SimulatedDisk();

  /** Only for the lock; the file itself is on the simulated disk. */
  @TempDir
  Path folder;

  private KeyRingState before;
  private KeyRingState after;

  @BeforeEach
  void storeOneKey() {
    file(disk).create();
    before = file(disk).open().update(ring -> rotated(ring));
    after = rotated(before);
  }

  @Test
  void aWriteHasFiveStepsAndAllAreTried() {
    disk.killAt(Integer.MAX_VALUE);
    file(disk).open().update(change());

    assertEquals(STEPS, disk.steps());
    assertEquals(after, file(disk).open().load());
  }

  // operations.md: disk full while the key store is written
  @Test
  void fullDiskAtAnyStepKeepsTheRingAndLeavesNothingBeside() {
    for (int step = 0; step < STEPS; step++) {
      disk.failAt(step);
      KeyStoreFile opened = file(disk).open();

      KeyStorageException refusal =
          assertThrows(KeyStorageException.class, () -> opened.update(change()));

      assertTrue(refusal.getMessage().contains("No space left"), refusal.getMessage());
      boolean moved = step == STEPS - 1; // only the folder was not forced
      assertEquals(moved ? after : before, file(disk).open().load(), "step " + step);
      assertEquals(List.of(path()), disk.names());
    }
  }

  // operations.md: node killed, at any instant
  @Test
  void processKilledAtAnyStepLeavesTheRingOfBeforeOrAfter() {
    List<String> outcomes = new ArrayList<>();
    for (int step = 0; step < STEPS; step++) {
      SimulatedDisk own = fresh();
      own.killAt(step);
      assertThrows(SimulatedDisk.Killed.class, () -> file(own).open().update(change()));

      outcomes.add(outcome(own.afterKill(), step));
    }
    assertEquals(List.of("before", "before", "before", "before", "after"), outcomes);
  }

  // operations.md: machine stops while the key store is written
  @Test
  void machineStoppedAtAnyStepLeavesTheRingOfBeforeOrAfterWhateverTheDiskKept() {
    int tried = 0;
    for (int step = 0; step <= STEPS; step++) {
      SimulatedDisk own = fresh();
      own.killAt(step);
      if (step < STEPS) {
        assertThrows(SimulatedDisk.Killed.class, () -> file(own).open().update(change()));
      } else {
        file(own).open().update(change());
      }
      for (SimulatedDisk found : own.afterCrash()) {
        String outcome = outcome(found, step);
        assertTrue(step < STEPS || outcome.equals("after"), "what was stored is kept");
        tried++;
      }
    }
    System.out.println("key store file: " + tried + " states of the disk after a crash, none lost");
  }

  @Test
  void whatAKilledProcessLeftIsRemovedByTheNextWriter() {
    disk.killAt(2);
    assertThrows(SimulatedDisk.Killed.class, () -> file(disk).open().update(change()));
    SimulatedDisk found = disk.afterKill();
    assertEquals(2, found.names().size());

    file(found).open().update(change());

    assertEquals(List.of(path()), found.names());
  }

  @Test
  void killedWhileItIsCreatedLeavesNoFileOrAWholeOne() {
    for (int step = 0; step < STEPS; step++) {
      SimulatedDisk own = new SimulatedDisk();
      own.killAt(step);
      assertThrows(SimulatedDisk.Killed.class, () -> file(own).create());
      for (SimulatedDisk found : own.afterCrash()) {
        if (found.exists(path())) {
          assertTrue(file(found).open().load().keys().isEmpty());
        } else {
          assertThrows(KeyStorageException.class, () -> file(found).open());
        }
      }
    }
  }

  @Test
  void simulatedDiskWouldShowAMissingForce() {
    SimulatedDisk own = fresh();
    byte[] bytes = new byte[] {1, 2, 3, 4};
    assertFalse(own.afterCrash().isEmpty());
    try {
      Path temporary = own.createTemporary(path());
      own.write(temporary, bytes);
      own.move(temporary, path()); // not forced
    } catch (java.io.IOException e) {
      throw new AssertionError(e);
    }
    long damaged = own.afterCrash().stream().filter(found -> !opens(found)).count();
    assertTrue(damaged > 0, "the model is strict enough to matter");
  }

  private boolean opens(SimulatedDisk found) {
    try {
      file(found).open();
      return true;
    } catch (KeyStorageException e) {
      return false;
    }
  }

  /** A disk on which the ring of before is safe. */
  private SimulatedDisk fresh() {
    SimulatedDisk own = new SimulatedDisk();
    file(own).create();
    file(own).open().update(ring -> before);
    return own;
  }

  private String outcome(SimulatedDisk found, int step) {
    KeyRingState ring = file(found).open().load();
    assertTrue(ring.equals(before) || ring.equals(after), "step " + step + ": " + ring);
    return ring.equals(before) ? "before" : "after";
  }

  private UnaryOperator<KeyRingState> change() {
    return ring -> after;
  }

  private KeyRingState rotated(KeyRingState ring) {
    return ring.rotated(TokenKey.generate(random), TestTime.START, KeyRotation.DEFAULT)
        .changed(random.nextLong());
  }

  private KeyStoreFileBuilder file(SimulatedDisk on) {
    return KeyStoreFile.builder(path(), PASSWORD).steps(on);
  }

  private Path path() {
    return folder.resolve("keys.p12").toAbsolutePath();
  }
}
