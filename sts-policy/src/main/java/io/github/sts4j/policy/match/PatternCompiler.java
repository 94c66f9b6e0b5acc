package io.github.sts4j.policy.match;

import java.util.ArrayList;
import java.util.List;

/**
 * Turns the text of a policy into a {@link TextPattern}. What is special in the text is chosen here, once: wildcards,
 * variables (`${key}`, `${key, 'default'}`, and the characters `${*}`, `${?}`, `${$}`), letter case.
 */
public final class PatternCompiler {
  /**
   * The longest part between two asterisks that may hold `?`: such a part is tried at every place of a text, so its
   * length bounds what one character of the text can cost.
   */
  private static final int MAX_FLOATING = 512;

  private final boolean wildcards;
  private final boolean variables;
  private final boolean ignoreCase;

  private PatternCompiler(boolean wildcards, boolean variables, boolean ignoreCase) {
    this.wildcards = wildcards;
    this.variables = variables;
    this.ignoreCase = ignoreCase;
  }

  /** A compiler for texts whose asterisks and question marks are wildcards. */
  public static PatternCompiler wildcards(boolean variables) {
    return new PatternCompiler(true, variables, false);
  }

  /** A compiler for texts whose asterisks and question marks are ordinary characters. */
  public static PatternCompiler exact(boolean variables, boolean ignoreCase) {
    return new PatternCompiler(false, variables, ignoreCase);
  }

  /**
   * Compiles one text.
   *
   * @throws PatternSyntaxProblem if a variable in it is not well formed, or a part with `?` is absurdly long
   */
  public TextPattern compile(String text) throws PatternSyntaxProblem {
    return new Run(text).compile();
  }

  /** One compilation. */
  private final class Run {
    private final String text;
    private final List<Segment> segments = new ArrayList<>();
    private List<Atom> atoms = new ArrayList<>();
    private final StringBuilder literal = new StringBuilder();
    private int anyCharacters;
    private boolean afterAsterisk;
    private boolean segmentHasAnyCharacters;
    private int segmentStart;

    Run(String text) {
      this.text = text;
    }

    TextPattern compile() throws PatternSyntaxProblem {
      int at = 0;
      while (at < text.length()) {
        char c = text.charAt(at);
        if (variables && c == '$' && text.startsWith("${", at)) {
          at = variable(at);
        } else {
          character(c, at);
          at++;
        }
      }
      endSegment();
      return new TextPattern(text, segments);
    }

    private void character(char c, int at) throws PatternSyntaxProblem {
      if (wildcards && c == '*') {
        asterisk(at);
      } else if (wildcards && c == '?') {
        endLiteral();
        anyCharacters++;
        segmentHasAnyCharacters = true;
        afterAsterisk = false;
      } else {
        literal(c);
      }
    }

    /** Several asterisks in a row are one. */
    private void asterisk(int at) throws PatternSyntaxProblem {
      if (!afterAsterisk) {
        boolean floating = !segments.isEmpty() && segmentHasAnyCharacters;
        if (floating && at - segmentStart > MAX_FLOATING) {
          throw new PatternSyntaxProblem(
              "more than " + MAX_FLOATING + " characters with `?` between two asterisks");
        }
        endSegment();
        afterAsterisk = true;
      }
      segmentStart = at + 1;
    }

    private void literal(char c) {
      endAnyCharacters();
      literal.append(c);
      afterAsterisk = false;
    }

    // EV-23: the forms of a variable.
    private int variable(int at) throws PatternSyntaxProblem {
      VariableSyntax syntax = VariableSyntax.read(text, at);
      if (syntax.isCharacter()) {
        literal(syntax.name().charAt(0));
      } else {
        endLiteral();
        endAnyCharacters();
        atoms.add(new Atom.Variable(Fold.key(syntax.name()), syntax.whenAbsent(), ignoreCase));
        afterAsterisk = false;
      }
      return syntax.end();
    }

    private void endLiteral() {
      if (literal.length() > 0) {
        atoms.add(new Atom.Literal(literal.toString(), ignoreCase));
        literal.setLength(0);
      }
    }

    private void endAnyCharacters() {
      if (anyCharacters > 0) {
        atoms.add(new Atom.AnyCharacters(anyCharacters));
        anyCharacters = 0;
      }
    }

    private void endSegment() {
      endLiteral();
      endAnyCharacters();
      segments.add(new Segment(atoms));
      atoms = new ArrayList<>();
      segmentHasAnyCharacters = false;
    }
  }
}
