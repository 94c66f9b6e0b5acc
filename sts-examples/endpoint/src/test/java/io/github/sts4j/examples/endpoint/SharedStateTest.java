package io.github.sts4j.examples.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the endpoint protects the sealing keys in a database, and what it says when it does not. */
class SharedStateTest {
  private final String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
  private final List<LogRecord> warnings = new ArrayList<>();
  private final Logger logger = Logger.getLogger(SharedState.class.getName());
  private final Handler handler = new Handler() {
    @Override
    public void publish(LogRecord record) {
      if (record.getLevel().intValue() >= Level.WARNING.intValue()) {
        warnings.add(record);
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  };

  @TempDir
  Path folder;

  @BeforeEach
  void listen() {
    logger.addHandler(handler);
  }

  @AfterEach
  void stopListening() {
    logger.removeHandler(handler);
  }

  @Test
  void databaseAloneWarnsThatItsReaderCanMakeCredentialsForAnybody() throws IOException {
    open();

    assertEquals(1, warnings.size(), warnings.toString());
    String warning = warnings.get(0).getMessage();
    for (String said : List.of(
        "INSECURE", "key of zeros", "credentials for anybody", "--key-encryption-key-file")) {
      assertTrue(warning.contains(said), warning);
    }
  }

  @Test
  void keyEncryptionKeyOfOnesOwnWarnsOfNothing() throws IOException {
    open(DatabaseOptions.KEY_FILE, file("5a".repeat(32)).toString());

    assertEquals(List.of(), warnings);
  }

  @Test
  void keysUnderAKeyOfOnesOwnDoNotOpenWithoutIt() throws IOException {
    open(DatabaseOptions.KEY_FILE, file("5a".repeat(32)).toString());

    IOException refusal = assertThrows(IOException.class, this::open);
    assertTrue(refusal.getMessage().contains("key-encryption key"), refusal.getMessage());
  }

  @Test
  void fileThatHoldsNoKeyIsRefusedAndNotReplacedByZeros() throws IOException {
    for (String content : List.of("", "5a", "not hexadecimal".repeat(8), "5a".repeat(33))) {
      Path file = file(content);
      IOException refusal =
          assertThrows(IOException.class, () -> open(DatabaseOptions.KEY_FILE, file.toString()));
      assertTrue(refusal.getMessage().contains("64 hexadecimal digits"), refusal.getMessage());
    }
    assertEquals(List.of(), warnings);
  }

  private Path file(String content) throws IOException {
    return Files.writeString(folder.resolve("kek"), content);
  }

  private void open(String... more) throws IOException {
    List<String> line = new ArrayList<>(List.of(DatabaseOptions.URL, url));
    line.addAll(List.of(more));
    SharedState state =
        SharedState.of(Options.parse(line), InstantSource.system(), new SecureRandom());
    state.database().orElseThrow().close();
  }
}
