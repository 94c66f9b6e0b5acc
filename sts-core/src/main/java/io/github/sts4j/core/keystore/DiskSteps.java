package io.github.sts4j.core.keystore;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** The steps on a real disk. */
final class DiskSteps implements FileSteps {
  private static final String TEMPORARY = ".tmp";

  @Override
  public boolean exists(Path file) {
    return Files.exists(file);
  }

  @Override
  public byte[] read(Path file) throws IOException {
    return Files.readAllBytes(file);
  }

  @Override
  public Object stamp(Path file) throws IOException {
    BasicFileAttributes seen = Files.readAttributes(file, BasicFileAttributes.class);
    return Arrays.asList(seen.fileKey(), seen.lastModifiedTime(), seen.size());
  }

  @Override
  public Path createTemporary(Path beside) throws IOException {
    return Files.createTempFile(folder(beside), prefix(beside), TEMPORARY, ownerOnly(beside));
  }

  @Override
  public void write(Path file, byte[] content) throws IOException {
    try (FileChannel out = FileChannel.open(file, StandardOpenOption.WRITE)) {
      ByteBuffer left = ByteBuffer.wrap(content);
      while (left.hasRemaining()) {
        out.write(left);
      }
    }
  }

  @Override
  public void force(Path file) throws IOException {
    try (FileChannel out = FileChannel.open(file, StandardOpenOption.WRITE)) {
      out.force(true);
    }
  }

  @Override
  public void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public void forceFolder(Path file) throws IOException {
    if (!isPosix(file)) {
      return; // elsewhere a folder cannot be opened, and names are on the disk with the file
    }
    try (FileChannel names = FileChannel.open(folder(file), StandardOpenOption.READ)) {
      names.force(true);
    }
  }

  @Override
  public List<Path> temporaries(Path beside) throws IOException {
    List<Path> found = new ArrayList<>();
    try (var files = Files.newDirectoryStream(folder(beside))) {
      for (Path file : files) {
        String name = String.valueOf(file.getFileName());
        if (name.startsWith(prefix(beside)) && name.endsWith(TEMPORARY)) {
          found.add(file);
        }
      }
    }
    return found;
  }

  @Override
  public void delete(Path file) throws IOException {
    Files.deleteIfExists(file);
  }

  /** For a new file beside this one; where there are no POSIX permissions, those of its folder count. */
  static FileAttribute<?>[] ownerOnly(Path beside) {
    return isPosix(beside)
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  static boolean isPosix(Path file) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  static Path folder(Path file) {
    return Objects.requireNonNull(file.toAbsolutePath().getParent(), "folder");
  }

  private static String prefix(Path file) {
    return "." + file.getFileName() + ".";
  }
}
