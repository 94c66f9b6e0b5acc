package io.github.sts4j.examples.endpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The fenced blocks of a page, in their order. */
final class Transcript {
  private static final String FENCE = "```";

  private final List<Block> blocks;

  private Transcript(List<Block> blocks) {
    this.blocks = List.copyOf(blocks);
  }

  /** A block in some language; what a command printed has none. */
  record Block(String language, String text) {}

  static Transcript of(Path page) throws IOException {
    List<Block> blocks = new ArrayList<>();
    List<String> open = null;
    String language = "";
    for (String line : Files.readAllLines(page)) {
      if (line.startsWith(FENCE) && open == null) {
        language = line.substring(FENCE.length());
        open = new ArrayList<>();
      } else if (line.startsWith(FENCE)) {
        blocks.add(new Block(language, String.join("\n", open) + "\n"));
        open = null;
      } else if (open != null) {
        open.add(line);
      }
    }
    return new Transcript(blocks);
  }

  /** The blocks after the one that starts the endpoint, and what that one prints. */
  Transcript afterTheStart() {
    int next = 0;
    while (!isStart(blocks.get(next))) {
      next++;
    }
    next++;
    while (blocks.get(next).language().isEmpty()) {
      next++;
    }
    return new Transcript(blocks.subList(next, blocks.size()));
  }

  List<Block> blocks() {
    return blocks;
  }

  private static boolean isStart(Block block) {
    return block.language().equals("sh") && block.text().contains("sts-endpoint.jar");
  }
}
