package io.github.sts4j.core.keystore;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A disk that keeps after a crash only what was forced: of a file's content, what was there at its last {@link #force};
 * of the names in a folder, those at the last {@link #forceFolder}. What was not forced may be kept all the same, in part
 * or not at all, and {@link #afterCrash} gives every such outcome.
 */
final class SimulatedDisk implements FileSteps {
  /** Thrown at the chosen step, as a kill would end the process there: no {@code finally} may clean up after it. */
  static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  /** Thrown at the chosen step when it is to fail. */
  static final class Full extends IOException {
    private static final long serialVersionUID = 1L;

    Full() {
      super("No space left on device");
    }
  }

  private static final class Content {
    byte[] now = new byte[0];
    byte[] forced = new byte[0];
  }

  private Map<Path, Content> names = new TreeMap<>();
  private Map<Path, Content> forcedNames = new TreeMap<>();
  private int steps;
  private int stopAt = Integer.MAX_VALUE;
  private boolean kill;
  private boolean dead;

  /** Kills the process at this step, counted from 0, half way through it. */
  void killAt(int step) {
    steps = 0;
    stopAt = step;
    kill = true;
  }

  /** Fails at this step, half way through it. */
  void failAt(int step) {
    steps = 0;
    stopAt = step;
    kill = false;
  }

  int steps() {
    return steps;
  }

  List<Path> names() {
    return List.copyOf(names.keySet());
  }

  /** The disks that may be found after the machine stopped now. */
  List<SimulatedDisk> afterCrash() {
    List<SimulatedDisk> found = new ArrayList<>();
    for (Map<Path, Content> namesFound : List.of(names, forcedNames)) {
      for (double kept : new double[] {0, 0.5, 1}) {
        SimulatedDisk disk = new SimulatedDisk();
        namesFound.forEach((path, content) -> {
          Content survived = new Content();
          survived.now = survivor(content, kept);
          survived.forced = survived.now;
          disk.names.put(path, survived);
        });
        disk.forcedNames = new TreeMap<>(disk.names);
        found.add(disk);
      }
    }
    return found;
  }

  /** The disk as another process finds it after this one was killed: the system still has all that was written. */
  SimulatedDisk afterKill() {
    SimulatedDisk disk = new SimulatedDisk();
    disk.names = names;
    disk.forcedNames = forcedNames;
    return disk;
  }

  private static byte[] survivor(Content content, double kept) {
    if (Arrays.equals(content.now, content.forced)) {
      return content.now;
    }
    return kept == 0
        ? content.forced
        : Arrays.copyOf(content.now, (int) (content.now.length * kept));
  }

  @Override
  public boolean exists(Path file) {
    return names.containsKey(file);
  }

  @Override
  public byte[] read(Path file) throws IOException {
    return content(file).now.clone();
  }

  @Override
  public Object stamp(Path file) throws IOException {
    return Arrays.hashCode(content(file).now);
  }

  @Override
  public Path createTemporary(Path beside) throws IOException {
    step(() -> {});
    Path fresh = beside.resolveSibling("." + beside.getFileName() + "." + names.size() + ".tmp");
    names.put(fresh, new Content());
    return fresh;
  }

  @Override
  public void write(Path file, byte[] bytes) throws IOException {
    Content content = content(file);
    step(() -> content.now = Arrays.copyOf(bytes, bytes.length / 2));
    content.now = bytes.clone();
  }

  @Override
  public void force(Path file) throws IOException {
    step(() -> {});
    content(file).forced = content(file).now;
  }

  @Override
  public void move(Path from, Path to) throws IOException {
    step(() -> {});
    Content moved = content(from);
    names = new HashMap<>(names);
    names.remove(from);
    names.put(to, moved);
  }

  @Override
  public void forceFolder(Path file) throws IOException {
    step(() -> {});
    forcedNames = new TreeMap<>(names);
  }

  @Override
  public List<Path> temporaries(Path beside) {
    return names.keySet().stream()
        .filter(name -> name.toString().endsWith(".tmp"))
        .toList();
  }

  @Override
  public void delete(Path file) throws IOException {
    if (dead) {
      throw new Killed();
    }
    names.remove(file);
  }

  private void step(Runnable half) throws IOException {
    if (dead) {
      throw new Killed();
    }
    if (steps++ == stopAt) {
      half.run();
      if (kill) {
        dead = true;
        throw new Killed();
      }
      throw new Full();
    }
  }

  private Content content(Path file) throws IOException {
    Content content = names.get(file);
    if (content == null) {
      throw new FileNotFoundException(file.toString());
    }
    return content;
  }
}
