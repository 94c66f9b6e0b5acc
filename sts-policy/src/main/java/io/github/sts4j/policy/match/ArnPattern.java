package io.github.sts4j.policy.match;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A compiled ARN with wildcards: six parts compared one by one, the sixth taking the rest (EV-25). Immutable.
 *
 * <p>A wildcard never reaches beyond its part, so `arn:aws:sqs:*:q` has five parts and matches nothing.
 */
public final class ArnPattern {
  private static final int PARTS = 6;
  private static final String ARN = "arn:";

  private final String source;
  private final Form form;
  /** Those of the first five parts that stand before any special character, with their colons. */
  private final String plainHead;
  /** The others of the first five parts. */
  private final TextPattern[] head;

  private final @Nullable TextPattern tail;

  private enum Form {
    EVERYTHING,
    SIX_PARTS,
    ONE_VARIABLE,
    NOTHING
  }

  private ArnPattern(
      String source,
      Form form,
      String plainHead,
      List<TextPattern> head,
      @Nullable TextPattern tail) {
    this.source = source;
    this.form = form;
    this.plainHead = plainHead;
    this.head = head.toArray(new TextPattern[0]);
    this.tail = tail;
  }

  /**
   * Compiles an entry of `Resource`: variables are resolved in the sixth part only (EV-23). A lone asterisk is
   * everything; a text of fewer than six parts matches nothing.
   *
   * @throws PatternSyntaxProblem if a variable in the sixth part is not well formed
   */
  public static ArnPattern ofResource(String source, boolean variables)
      throws PatternSyntaxProblem {
    return compile(source, false, variables);
  }

  /**
   * Compiles a value of an ARN operator: variables are resolved in every part, and one variable may stand for the whole
   * ARN. A lone asterisk is everything; a text of fewer than six parts matches nothing.
   *
   * @throws PatternSyntaxProblem if a variable is not well formed
   */
  public static ArnPattern ofValue(String source, boolean variables) throws PatternSyntaxProblem {
    if (variables
        && source.startsWith("${")
        && VariableSyntax.read(source, 0).end() == source.length()) {
      TextPattern whole = PatternCompiler.exact(true, false).compile(source);
      return new ArnPattern(source, Form.ONE_VARIABLE, "", List.of(), whole);
    }
    return compile(source, variables, variables);
  }

  private static ArnPattern compile(String source, boolean headVariables, boolean tailVariables)
      throws PatternSyntaxProblem {
    int[] colons = colons(source, headVariables);
    if (colons.length == 0) {
      Form form = source.equals("*") ? Form.EVERYTHING : Form.NOTHING;
      return new ArnPattern(source, form, "", List.of(), null);
    }
    int headEnd = colons[PARTS - 2] + 1;
    TextPattern tail = PatternCompiler.wildcards(tailVariables).compile(source.substring(headEnd));
    List<TextPattern> head = new ArrayList<>();
    int plainEnd = 0;
    for (int i = 0, from = 0; i < colons.length; from = colons[i] + 1, i++) {
      String part = source.substring(from, colons[i]);
      if (head.isEmpty() && isPlain(part, headVariables)) {
        plainEnd = colons[i] + 1;
      } else {
        head.add(PatternCompiler.wildcards(headVariables).compile(part));
      }
    }
    return new ArnPattern(source, Form.SIX_PARTS, source.substring(0, plainEnd), head, tail);
  }

  private static boolean isPlain(String part, boolean variables) {
    return part.indexOf('*') < 0 && part.indexOf('?') < 0 && !(variables && part.contains("${"));
  }

  /** Whether the text has the six parts of an ARN. */
  public static boolean isArn(String text) {
    return text.startsWith(ARN) && hasSixParts(text);
  }

  /** Whether the text has six parts, whatever they are. */
  public static boolean hasSixParts(String text) {
    int colons = 0;
    for (int at = text.indexOf(':');
        at >= 0 && colons < PARTS - 1;
        at = text.indexOf(':', at + 1)) {
      colons++;
    }
    return colons == PARTS - 1;
  }

  /** Whether no ARN at all can match, because the pattern has too few parts. */
  public boolean isNothing() {
    return form == Form.NOTHING;
  }

  /** Whether a text is an ARN and matches. */
  public boolean matchesArn(String text, ContextTable context) {
    return matches(text, context) && (matchesArnsOnly() || isArn(text));
  }

  /** What matches six parts of which the first is `arn` is an ARN already. */
  private boolean matchesArnsOnly() {
    return form == Form.SIX_PARTS && plainHead.startsWith(ARN);
  }

  /** Whether an ARN matches. The lone asterisk matches any text. */
  public boolean matches(String arn, ContextTable context) {
    if (tail == null) {
      return form == Form.EVERYTHING;
    }
    if (form == Form.ONE_VARIABLE) {
      return tail.matches(arn, context);
    }
    if (!arn.startsWith(plainHead)) {
      return false;
    }
    int from = plainHead.length();
    for (TextPattern part : head) {
      int colon = arn.indexOf(':', from);
      if (colon < 0 || !part.matches(arn, from, colon, context)) {
        return false;
      }
      from = colon + 1;
    }
    return tail.matches(arn, from, arn.length(), context);
  }

  /** The first five colons, or none if there are fewer. */
  private static int[] colons(String text, boolean skipVariables) throws PatternSyntaxProblem {
    int[] colons = new int[PARTS - 1];
    int found = 0;
    for (int at = 0; at < text.length() && found < colons.length; at++) {
      if (text.charAt(at) == ':') {
        colons[found++] = at;
      } else if (skipVariables && text.startsWith("${", at)) {
        at = VariableSyntax.read(text, at).end() - 1;
      }
    }
    return found == colons.length ? colons : new int[0];
  }

  /** The text this was compiled from. */
  @Override
  public String toString() {
    return source;
  }
}
