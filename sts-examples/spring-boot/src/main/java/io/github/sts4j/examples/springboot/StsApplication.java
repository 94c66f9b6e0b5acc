package io.github.sts4j.examples.springboot;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the service; see {@link StsConfiguration} for what it is made of. */
@SpringBootApplication
public class StsApplication {
  /** Serves until it is told to stop. */
  public static void main(String[] arguments) {
    SpringApplication.run(StsApplication.class, arguments);
  }
}
