package consumer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Starts the packaged program beside the jars that a user's build would put there. */
class ConsumerIT {
  private static final String JAR = System.getProperty("consumer.jar");
  private static final String JARS = System.getProperty("consumer.jars");
  private static final String SESSION =
      " arn:aws:sts::111122223333:assumed-role/Reader/alice true false ";

  @Test
  void itRunsOnTheClassPath() throws Exception {
    assertEquals(
        "class path" + SESSION + "false",
        output("-cp", JAR + File.pathSeparator + JARS + "/*", "consumer.Consumer"));
  }

  @Test
  void itRunsOnTheModulePath() throws Exception {
    assertEquals(
        "module path" + SESSION + "true",
        output("-p", JAR + File.pathSeparator + JARS, "-m", "consumer/consumer.Consumer"));
  }

  /** All that the program prints, warnings of the virtual machine included: there must be none. */
  private static String output(String... arguments) throws Exception {
    List<String> command =
        new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
    command.addAll(List.of(arguments));
    Process program = new ProcessBuilder(command).redirectErrorStream(true).start();
    String printed =
        new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assertEquals(0, program.waitFor(), printed);
    return printed;
  }
}
