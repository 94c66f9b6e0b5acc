package io.github.sts4j.examples.endpoint;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The endpoint in this process, on a free port, serving the world of the tests. */
final class RunningEndpoint implements AutoCloseable {
  private final EndpointServer server;

  private RunningEndpoint(EndpointServer server) {
    this.server = server;
  }

  static RunningEndpoint start(String... options) throws IOException {
    List<String> all =
        new ArrayList<>(List.of("--port", "0", "--world", TestWorlds.file().toString()));
    all.addAll(List.of(options));
    return new RunningEndpoint(StsEndpoint.start(Options.parse(all)));
  }

  /** The endpoint serving another world. */
  static RunningEndpoint serving(Path world) throws IOException {
    return new RunningEndpoint(
        StsEndpoint.start(Options.parse(List.of("--port", "0", "--world", world.toString()))));
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.port());
  }

  @Override
  public void close() {
    server.stop();
  }
}
