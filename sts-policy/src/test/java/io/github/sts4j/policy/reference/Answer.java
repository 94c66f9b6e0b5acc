package io.github.sts4j.policy.reference;

/** What the reference says: the words of the decision cases, and the layer that a denial is reported for (EV-2). */
public record Answer(Word word, Layer layer) {
  /** The four answers. */
  public enum Word {
    ALLOWED("Allowed"),
    EXPLICITLY_DENIED("ExplicitlyDenied"),
    IMPLICITLY_DENIED("ImplicitlyDenied"),
    ERROR("error");

    private final String text;

    Word(String text) {
      this.text = text;
    }

    /** As the decision cases spell it. */
    public String text() {
      return text;
    }
  }

  /** The layers in the order of EV-2, and none. */
  public enum Layer {
    NONE,
    RESOURCE_CONTROL,
    SERVICE_CONTROL,
    RESOURCE,
    IDENTITY,
    PERMISSIONS_BOUNDARY,
    SESSION
  }

  static final Answer ALLOWED = new Answer(Word.ALLOWED, Layer.NONE);
  static final Answer ERROR = new Answer(Word.ERROR, Layer.NONE);

  static Answer denied(Layer layer) {
    return new Answer(Word.EXPLICITLY_DENIED, layer);
  }

  static Answer missing(Layer layer) {
    return new Answer(Word.IMPLICITLY_DENIED, layer);
  }
}
