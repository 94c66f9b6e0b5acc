package io.github.sts4j.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.sts4j.core.error.StsException;
import io.github.sts4j.core.identity.AccessKeyId;
import io.github.sts4j.core.identity.SecretAccessKey;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * ER-12, AU-3: no secret key, session token, device seed, sealing key, MFA code or assertion prints. The types that can
 * hold one are found in the class files, so that a new one fails here until an example of it is given.
 */
class SecretsDoNotPrintTest {
  private static final String OURS = "io.github.sts4j.";
  private static final Set<String> HOLDERS = printingHolders();

  private final SecretExamples examples = new SecretExamples();
  private final ByteArrayOutputStream console = new ByteArrayOutputStream();
  private final PrintStream out = System.out;
  private final PrintStream err = System.err;

  /** What a logger says without any configuration lands here. */
  @BeforeEach
  void listen() {
    PrintStream heard = new PrintStream(console, true, StandardCharsets.UTF_8);
    System.setOut(heard);
    System.setErr(heard);
  }

  @AfterEach
  void stopListening() {
    System.setOut(out);
    System.setErr(err);
  }

  @Test
  void everyPublicTypeThatCanHoldASecretHasAnExample() {
    Set<String> without = new TreeSet<>(HOLDERS);
    without.removeAll(
        examples.all().stream().map(o -> o.getClass().getName()).collect(Collectors.toSet()));
    assertEquals(Set.of(), without, "add an example of each to SecretExamples");
  }

  @Test
  void noExamplePrintsASecret() {
    assertTrue(HOLDERS.size() >= 10, "the search finds the types: " + HOLDERS);
    for (Object example : examples.all()) {
      assertHidden(example.getClass().getName(), example.toString());
    }
  }

  // AU-3
  @Test
  void noPartOfARecordHasAPlaceForASecret() {
    Set<String> parts = HOLDERS.stream()
        .filter(type -> type.startsWith("io.github.sts4j.core.audit."))
        .collect(Collectors.toSet());
    assertEquals(Set.of(), parts);
  }

  @Test
  void theTextsSearchedForAreTheSecretsThemselves() {
    assertTrue(examples
        .secrets()
        .contains(examples.response().credentials().secretAccessKey().reveal()));
    assertTrue(examples
        .secrets()
        .contains(examples.response().credentials().sessionToken().text()));
    assertFalse(examples.secrets().stream().anyMatch(String::isBlank));
  }

  @Test
  void neitherAMintNorAFailedVerifyLogsOrTellsASecret() {
    List<Runnable> failing = List.of(
        () -> examples.assume(
            r -> r.serialNumber(SecretExamples.SERIAL).tokenCode(SecretExamples.CODE)),
        () -> examples.assume(
            r -> r.serialNumber("arn:aws:iam::111122223333:mfa/x").tokenCode(SecretExamples.CODE)),
        () -> examples.assume(r -> r.serialNumber("x").tokenCode(SecretExamples.CODE)),
        () -> examples.assume(r -> r.tokenCode(SecretExamples.CODE + "7")),
        () -> examples.assume(r -> r.providedContext(examples.context())),
        () -> examples.sts().verify(SecretExamples.OTHER_KEY, examples.token()),
        () -> examples.sts().verify(examples.keyId(), examples.token() + "A"),
        () -> examples.verifyAfterTheEnd());
    for (Runnable call : failing) {
      for (Throwable told = assertThrows(StsException.class, call::run);
          told != null;
          told = told.getCause()) {
        assertHidden("a refusal", told.toString());
      }
    }
    examples.assume(r -> {});
    assertHidden("the log", console.toString(StandardCharsets.UTF_8));
  }

  // Not an StsException: a value that is no secret key, no seed, no access key.
  @Test
  void aMalformedSecretIsNotRepeated() {
    String secret = "has a space and " + SecretExamples.SECRET;
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> SecretAccessKey.of(secret));
    assertFalse(String.valueOf(refusal.getMessage()).contains(SecretExamples.SECRET));
    assertThrows(IllegalArgumentException.class, () -> AccessKeyId.of("short"));
  }

  private void assertHidden(String where, String text) {
    for (String secret : examples.secrets()) {
      assertFalse(text.contains(secret), () -> where + " prints a secret: " + text);
    }
  }

  /** Public types whose fields reach a secret and that print anything of themselves. */
  private static Set<String> printingHolders() {
    JavaClasses classes = new ClassFileImporter()
        .withImportOption(new ImportOption.DoNotIncludeTests())
        .importPackages("io.github.sts4j");
    Set<String> holders = new TreeSet<>(SecretExamples.SECRET_TYPES);
    int before;
    do {
      before = holders.size();
      for (JavaClass type : classes) {
        boolean reaches = type.getAllFields().stream().anyMatch(field -> reaches(field, holders))
            || type.getAllSubclasses().stream().anyMatch(sub -> holders.contains(sub.getName()));
        if (reaches && type.getName().startsWith(OURS)) {
          holders.add(type.getName());
        }
      }
    } while (holders.size() > before);
    return holders.stream()
        .map(classes::get)
        .filter(SecretsDoNotPrintTest::isPublic)
        .filter(type -> !type.isInterface() && !type.isEnum())
        .filter(type -> !type.getPackageName().startsWith("io.github.sts4j.examples"))
        .filter(type -> !type.getModifiers().contains(JavaModifier.ABSTRACT))
        .filter(type -> type.tryGetMethod("toString").isPresent())
        .map(JavaClass::getName)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static boolean reaches(JavaField field, Set<String> holders) {
    return !field.getModifiers().contains(JavaModifier.STATIC)
        && field.getType().getAllInvolvedRawTypes().stream()
            .anyMatch(type -> holders.contains(type.getBaseComponentType().getName()));
  }

  private static boolean isPublic(JavaClass type) {
    return type.getModifiers().contains(JavaModifier.PUBLIC)
        && type.getEnclosingClass().map(SecretsDoNotPrintTest::isPublic).orElse(true);
  }
}
