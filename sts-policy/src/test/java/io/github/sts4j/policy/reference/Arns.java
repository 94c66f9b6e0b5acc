package io.github.sts4j.policy.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** ARNs: six colon-separated parts compared one by one, the sixth taking the rest including colons (EV-25). */
final class Arns {
  private Arns() {}

  /** An entry of `Resource`. Variables stand after the fifth colon only. */
  static boolean matchesResource(
      String pattern, boolean variables, String resource, Map<String, Situation.Given> context) {
    if (pattern.equals("*")) {
      return true;
    }
    String[] wanted = pattern.split(":", 6);
    String[] given = resource.split(":", 6);
    // A request on `*` is matched only by `*`.
    if (given.length < 6) {
      return false;
    }
    for (int part = 0; part < 5; part++) {
      if (!Texts.isLike(wanted[part], false, given[part], context)) {
        return false;
      }
    }
    return Texts.isLike(wanted[5], variables, given[5], context);
  }

  /** A value of an ARN operator. Variables stand anywhere, and one may stand for the whole ARN. */
  static boolean matchesValue(
      String pattern, boolean variables, String arn, Map<String, Situation.Given> context) {
    String[] given = arn.split(":", 6);
    if (given.length < 6 || !given[0].equals("arn")) {
      return false;
    }
    if (pattern.equals("*")) {
      return true;
    }
    List<Variables.Piece> pieces = Variables.pieces(pattern, variables);
    if (pieces.size() == 1 && pieces.get(0).isVariable()) {
      return Variables.value(pieces.get(0), context).map(arn::equals).orElse(false);
    }
    List<List<Variables.Piece>> wanted = parts(pieces);
    if (wanted.size() < 6) {
      return false;
    }
    for (int part = 0; part < 6; part++) {
      if (!Texts.isLike(wanted.get(part), given[part], context)) {
        return false;
      }
    }
    return true;
  }

  /** A colon inside a variable does not separate parts. */
  private static List<List<Variables.Piece>> parts(List<Variables.Piece> pieces) {
    List<List<Variables.Piece>> parts = new ArrayList<>();
    parts.add(new ArrayList<>());
    for (Variables.Piece piece : pieces) {
      if (piece.character() == ':' && parts.size() < 6) {
        parts.add(new ArrayList<>());
      } else {
        parts.get(parts.size() - 1).add(piece);
      }
    }
    return parts;
  }
}
