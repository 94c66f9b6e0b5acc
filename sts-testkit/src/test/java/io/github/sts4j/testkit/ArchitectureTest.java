package io.github.sts4j.testkit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.net.URL;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The rules of the house: which way the arrows run, and what a public signature may hold. */
@AnalyzeClasses(packages = "io.github.sts4j", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  /** Packages whose types may stand in a public signature, the testkit's jqwik and JUnit types aside. */
  private static final Set<String> SPOKEN =
      Set.of("java.", "javax.crypto.", "javax.net.ssl.", "javax.sql.", "io.github.sts4j.");

  /** What the modules export to everybody: only there is a signature one that users see. */
  private static final Set<String> EXPORTED = exported();

  @ArchTest
  static final ArchRule policyKnowsNothingOfTheRest = noClasses()
      .that()
      .resideInAPackage("io.github.sts4j.policy..")
      .should()
      .dependOnClassesThat()
      .resideInAnyPackage(
          "io.github.sts4j.core..", "io.github.sts4j.federation..", "io.github.sts4j.testkit..");

  @ArchTest
  static final ArchRule coreKnowsNothingOfFederation = noClasses()
      .that()
      .resideInAPackage("io.github.sts4j.core..")
      .should()
      .dependOnClassesThat()
      .resideInAnyPackage("io.github.sts4j.federation..", "io.github.sts4j.testkit..");

  @ArchTest
  static final ArchRule packagesFormNoCircle =
      slices().matching("io.github.sts4j.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule publicSignaturesSpeakJavaAndOurselves = classes()
      .that()
      .areTopLevelClasses()
      .or()
      .areNestedClasses()
      .should(speakOnlyJavaAndOurselves());

  @ArchTest
  static final ArchRule jacksonStaysBehindOneSeam = noClasses()
      .that()
      .resideOutsideOfPackage("io.github.sts4j.policy.json")
      .should()
      .dependOnClassesThat()
      .resideInAPackage("com.fasterxml.jackson..");

  @ArchTest
  static final ArchRule timeComesInAsAParameter = noClasses()
      .that()
      .resideOutsideOfPackage("io.github.sts4j.examples..")
      .should()
      .callMethod(Instant.class, "now")
      .orShould()
      .callMethod(System.class, "currentTimeMillis")
      .orShould()
      .callMethod(Clock.class, "systemUTC");

  @ArchTest
  static final ArchRule nobodyPrints = noClasses()
      .that()
      .resideOutsideOfPackage("io.github.sts4j.examples..")
      .should()
      .accessField(System.class, "out")
      .orShould()
      .accessField(System.class, "err");

  @ArchTest
  static final ArchRule noRoomIsCalledUtil =
      noClasses().should().haveNameMatching(".*(Util|Utils|Helper|Manager|Impl)");

  @ArchTest
  static final ArchRule staticsDoNotChange = classes()
      .should(new ArchCondition<>("have only final static fields") {
        @Override
        public void check(JavaClass type, ConditionEvents events) {
          for (JavaField field : type.getFields()) {
            boolean changes = field.getModifiers().contains(JavaModifier.STATIC)
                && !field.getModifiers().contains(JavaModifier.FINAL)
                && !field.getModifiers().contains(JavaModifier.SYNTHETIC)
                && !field.getName().startsWith("$"); // the coverage agent's
            if (changes) {
              events.add(SimpleConditionEvent.violated(
                  field, field.getFullName() + " is static and not final"));
            }
          }
        }
      });

  private static ArchCondition<JavaClass> speakOnlyJavaAndOurselves() {
    return new ArchCondition<>("have only types of Java and of this project in public signatures") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        if (!EXPORTED.contains(type.getPackageName()) || !isPublic(type)) {
          return;
        }
        for (JavaCodeUnit unit : type.getCodeUnits()) {
          boolean visible = unit.getModifiers().contains(JavaModifier.PUBLIC)
              || unit.getModifiers().contains(JavaModifier.PROTECTED);
          if (visible && !unit.getModifiers().contains(JavaModifier.SYNTHETIC)) {
            spoken(unit)
                .filter(spoken -> !isAllowed(type, spoken))
                .forEach(spoken -> events.add(SimpleConditionEvent.violated(
                    unit, unit.getFullName() + " speaks " + spoken.getName())));
          }
        }
      }
    };
  }

  /** Every type of a signature, generic arguments included. */
  private static Stream<JavaClass> spoken(JavaCodeUnit unit) {
    return Stream.of(
            unit.getReturnType().getAllInvolvedRawTypes().stream(),
            unit.getParameterTypes().stream()
                .flatMap(type -> type.getAllInvolvedRawTypes().stream()),
            unit.getRawParameterTypes().stream(),
            unit.getExceptionTypes().stream())
        .flatMap(types -> types);
  }

  private static boolean isAllowed(JavaClass owner, JavaClass spoken) {
    String name = spoken.getBaseComponentType().getName();
    boolean testkitsOwn = owner.getPackageName().startsWith("io.github.sts4j.testkit")
        && (name.startsWith("net.jqwik.api.")
            || name.startsWith("org.junit.jupiter.api.extension."));
    return spoken.getBaseComponentType().isPrimitive()
        || SPOKEN.stream().anyMatch(name::startsWith)
        || testkitsOwn;
  }

  private static Set<String> exported() {
    Set<String> exported = new HashSet<>();
    try {
      for (URL url : Collections.list(
          ArchitectureTest.class.getClassLoader().getResources("module-info.class"))) {
        try (InputStream in = url.openStream()) {
          ModuleDescriptor.read(in).exports().stream()
              .filter(export -> !export.isQualified())
              .forEach(export -> exported.add(export.source()));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<String> expected = List.of("policy", "core", "federation.oidc", "testkit");
    if (!expected.stream().allMatch(name -> exported.contains("io.github.sts4j." + name))) {
      throw new AssertionError("the modules' descriptors were not found: " + exported);
    }
    return exported;
  }

  private static boolean isPublic(JavaClass type) {
    boolean open = type.getModifiers().contains(JavaModifier.PUBLIC);
    return open && type.getEnclosingClass().map(ArchitectureTest::isPublic).orElse(true);
  }
}
