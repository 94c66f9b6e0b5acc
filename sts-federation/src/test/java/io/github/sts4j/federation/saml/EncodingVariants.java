package io.github.sts4j.federation.saml;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

/** One signed response, and one that says {@code mallory}, in encodings by which two readers may see two things. In base64. */
final class EncodingVariants {
  private final String original;
  private final String evil;
  private final Map<String, String> variants = new LinkedHashMap<>();

  private EncodingVariants(String original) {
    this.original = original;
    this.evil = original.replace("alice", "mallory");
  }

  static Map<String, String> of(String original) {
    EncodingVariants encodings = new EncodingVariants(original);
    encodings.charsets();
    encodings.octets();
    encodings.declarations();
    encodings.doctypes();
    encodings.base64();
    return encodings.variants;
  }

  private void bytes(String name, byte[] bytes) {
    variants.put(name, Base64.getEncoder().encodeToString(bytes));
  }

  private void text(String name, String xml) {
    bytes(name, utf8(xml));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private void charsets() {
    for (String name : List.of(
        "UTF-16",
        "UTF-16LE",
        "UTF-16BE",
        "UTF-32",
        "UTF-32LE",
        "IBM037",
        "IBM1047",
        "ISO-8859-1",
        "windows-1252",
        "Shift_JIS",
        "ISO-2022-JP",
        "x-UTF-16LE-BOM")) {
      if (Charset.isSupported(name)) {
        Charset charset = Charset.forName(name);
        bytes("charset: " + name, evil.getBytes(charset));
        String declared = "<?xml version=\"1.0\" encoding=\"" + name + "\"?>";
        bytes("charset: " + name + ", declared", (declared + evil).getBytes(charset));
        bytes("charset: " + name + ", declared in ASCII", utf8(declared + evil));
        bytes(
            "charset: " + name + ", after the original",
            joined(utf8(original), evil.getBytes(charset)));
      }
    }
    // What a reader of UTF-7 takes for a closing and an opening bracket.
    String seven = evil.replace("<", "+ADw-").replace(">", "+AD4-");
    text("charset: UTF-7", seven);
    text("charset: UTF-7, declared", "<?xml version=\"1.0\" encoding=\"UTF-7\"?>" + seven);
    text("charset: UTF-7 in a value", original.replace(">alice<", ">+ADw-b+AD4-mallory<"));
  }

  private void octets() {
    text("octets: byte order mark", "\ufeff" + original);
    text("octets: byte order mark twice", "\ufeff\ufeff" + evil);
    for (int[] sequence : new int[][] {
      {0},
      {0xC0, 0x80},
      {0xC0, 0xBC},
      {0xE0, 0x80, 0xBC},
      {0xED, 0xA0, 0x80, 0xED, 0xB0, 0x80},
      {0xF8, 0x88, 0x80, 0x80, 0x80},
      {0xFF},
      {0xFE, 0xFF},
      {0x80},
      {0xC2},
      {0xEF, 0xBF, 0xBE}
    }) {
      byte[] odd = new byte[sequence.length];
      for (int i = 0; i < odd.length; i++) {
        odd[i] = (byte) sequence[i];
      }
      String hex = Arrays.toString(sequence);
      int at = original.indexOf("alice@");
      bytes(
          "octets: " + hex + " in a value",
          joined(utf8(original.substring(0, at)), odd, utf8("mallory" + original.substring(at))));
      bytes("octets: " + hex + " first", joined(odd, utf8(evil)));
      bytes("octets: " + hex + " last", joined(utf8(original), odd, utf8(evil)));
    }
    bytes("octets: deflated", deflated(evil));
    bytes("octets: gzipped", gzipped(evil));
  }

  private void declarations() {
    for (String declaration : List.of(
        "<?xml version=\"1.1\"?>",
        "<?xml version='1.1' encoding='UTF-8'?>",
        "<?xml version=\"1.0\" encoding=\"utf8\"?>",
        "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>",
        "<?xml version=\"1.0\" encoding=\"UTF-16\"?>",
        "<?xml version=\"1.0\" standalone=\"yes\"?>",
        " <?xml version=\"1.0\"?>",
        "<?xml version=\"1.0\"?><?xml version=\"1.0\"?>",
        "<?xml-stylesheet href=\"http://127.0.0.1:1/\"?>",
        "<?XML version=\"1.0\"?>",
        "<?xml?>",
        "<!-- -->",
        "x")) {
      text("declaration: " + declaration, declaration + original);
      text("declaration, evil: " + declaration, declaration + evil);
    }
    for (String end : List.of("<!-- -->", "<?x?>", "x", "<x/>", " ", "\u0000", "]]>", evil)) {
      text("end: " + (end.length() > 20 ? "another document" : end), original + end);
    }
  }

  private void doctypes() {
    String body = original.replace("alice", "&e;");
    for (String type : List.of(
        "<!DOCTYPE r [<!ENTITY e \"mallory\">]>",
        "<!DOCTYPE r [<!ENTITY % p \"<!ENTITY e 'mallory'>\">%p;]>",
        "<!DOCTYPE r SYSTEM \"http://127.0.0.1:1/x.dtd\">",
        "<!DOCTYPE r PUBLIC \"-//x\" \"file:///etc/passwd\">",
        "<!DOCTYPE r [<!ATTLIST saml:Assertion ID CDATA \"_evil\">]>",
        "<!DOCTYPE r [<!ATTLIST saml:NameID Format CDATA #FIXED \"urn:evil\">]>",
        "<!DOCTYPE r [<!NOTATION n SYSTEM \"x\"><!ENTITY e SYSTEM \"x\" NDATA n>]>",
        "<!doctype r [<!ENTITY e \"mallory\">]>",
        "<! DOCTYPE r [<!ENTITY e \"mallory\">]>",
        "<!DOCTYPE\tr [<!ENTITY e \"mallory\">]>",
        "<!\u0000DOCTYPE r>")) {
      text("type: " + type, type + body);
      text("type, unused: " + type, type + original);
      text("type, behind a declaration: " + type, "<?xml version=\"1.0\"?>\n" + type + body);
    }
    for (String entity :
        List.of("&e;", "&#x6d;allory", "&amp;mallory", "&#x0;", "&#xFFFE;", "&#55296;")) {
      text("entity: " + entity, original.replace("alice", entity));
    }
  }

  private void base64() {
    String good = Base64.getEncoder().encodeToString(utf8(original));
    String bad = Base64.getEncoder().encodeToString(utf8(evil));
    String padded =
        Base64.getEncoder().encodeToString(utf8(original + "  ".substring(good.length() % 2)));
    variants.put("base64: two, one after the other", good + bad);
    variants.put("base64: two, with padding between", padded + "==" + bad);
    variants.put("base64: two, with a line break between", good + "\n" + bad);
    variants.put("base64: of base64", Base64.getEncoder().encodeToString(utf8(bad)));
    variants.put("base64: for URLs", Base64.getUrlEncoder().encodeToString(utf8(original)));
    variants.put("base64: without padding", good.replace("=", ""));
    variants.put("base64: too much padding", good + "=");
    variants.put("base64: padding in the middle", good.substring(0, 8) + "=" + good.substring(8));
    variants.put("base64: percent-encoded", good.replace("+", "%2B").replace("=", "%3D"));
    variants.put("base64: a space for a plus", good.replace("+", " "));
    variants.put("base64: in lines", good.replaceAll("(.{64})", "$1\r\n"));
    variants.put("base64: in tabs", good.replaceAll("(.{64})", "$1\t"));
    variants.put("base64: in quotes", "\"" + good + "\"");
    variants.put("base64: a nul at the end", good + "\u0000");
    variants.put("base64: wide letters", good.replace('A', '\uff21'));
    variants.put("base64: the evil text as it is", evil);
    variants.put("base64: a field of the form", "SAMLResponse=" + good);
    variants.put("base64: a data address", "data:text/xml;base64," + bad);
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  private static byte[] deflated(String text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflater = new DeflaterOutputStream(out)) {
      deflater.write(utf8(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static byte[] gzipped(String text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(utf8(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
