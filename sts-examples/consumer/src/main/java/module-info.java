/** A program on the module path. */
module consumer {
  requires io.github.sts4j.federation;
  requires com.fasterxml.jackson.databind;
}
