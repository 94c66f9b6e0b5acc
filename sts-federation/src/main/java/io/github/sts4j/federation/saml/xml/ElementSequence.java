package io.github.sts4j.federation.saml.xml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Child elements in their order, taken one after the other as a schema lists them. Not thread-safe. */
public final class ElementSequence {
  private final List<ElementView> elements;
  private int next;

  ElementSequence(List<ElementView> elements) {
    this.elements = elements;
  }

  public Optional<ElementView> optional(String namespace, String localName) {
    if (next < elements.size() && elements.get(next).is(namespace, localName)) {
      return Optional.of(elements.get(next++));
    }
    return Optional.empty();
  }

  public ElementView required(String namespace, String localName) {
    return optional(namespace, localName)
        .orElseThrow(() -> ElementView.structure("an element is missing or in another place"));
  }

  public List<ElementView> all(String namespace, String localName) {
    List<ElementView> found = new ArrayList<>();
    for (Optional<ElementView> one = optional(namespace, localName);
        one.isPresent();
        one = optional(namespace, localName)) {
      found.add(one.get());
    }
    return found;
  }

  /** What was not taken. */
  public List<ElementView> rest() {
    return elements.subList(next, elements.size());
  }

  /** Refuses whatever was not taken. */
  public void end() {
    if (next < elements.size()) {
      throw ElementView.structure("an element that SAML does not know here");
    }
  }
}
