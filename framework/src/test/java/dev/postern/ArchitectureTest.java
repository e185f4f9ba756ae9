package dev.postern;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.postern.problem.Problem;
import java.net.URL;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The rows of the house: who may use whom. */
class ArchitectureTest {
    /** Lowest row first. A package uses the rows below its own; never its own row, never a row above. */
    private static final List<Set<String>> ROWS = List.of(
            Set.of("problem"),
            Set.of("codec", "upload", "words"),
            Set.of("http", "wire"),
            Set.of("seal", "guard", "form"),
            Set.of("call", "travel"),
            Set.of("function"),
            Set.of("binding", "once"),
            Set.of("page"),
            Set.of("dispatch", "template"),
            Set.of("javalin", "check", "testing", "testing.browser"),
            Set.of(""));

    /** Whose types appear where, and nowhere else. A name with a capital is one class, the rest are packages. */
    private static final Map<String, Set<String>> HOMES = Map.of(
            "io.javalin", Set.of("javalin", "testing", "testing.browser", "call.Call", ""),
            "org.thymeleaf", Set.of("template"),
            "org.attoparser", Set.of("template"),
            "ognl", Set.of("template"),
            "org.jsoup", Set.of("check", "testing"));

    /**
     * What makes classes and objects of names or bytes, and finds accessors by convention: nothing of ours needs it, and where
     * there is none, nothing that somebody sends can reach it.
     */
    private static final Set<String> FORBIDDEN = Set.of(
            "java.lang.Class.forName",
            "java.lang.ClassLoader.loadClass",
            "java.lang.ClassLoader.defineClass",
            "java.lang.invoke.MethodHandles$Lookup.findClass",
            "java.lang.invoke.MethodHandles$Lookup.defineClass");

    /** Packages and classes of the same kind, none of which may even be mentioned. */
    private static final Set<String> FORBIDDEN_TYPES = Set.of(
            "java.beans.",
            "java.io.ObjectInputStream",
            "java.io.ObjectOutputStream",
            "java.lang.reflect.Proxy",
            "java.net.URLClassLoader",
            "java.rmi.",
            "java.util.ServiceLoader",
            "javax.naming.",
            "javax.script.",
            "sun.misc.");

    private static final String ROOT = "dev.postern";
    private static final JavaClasses FRAMEWORK = new ClassFileImporter().importUrl(compiled());

    @Test
    void everyPackageStandsInOneRow() {
        Set<String> found = new TreeSet<>();
        FRAMEWORK.forEach(type -> found.add(packageOf(type)));
        assertThat(found)
                .as("packages of the framework; to mend it: give a new one its place in ROWS")
                .isNotEmpty()
                .allSatisfy(name -> assertThat(ROWS.stream().filter(row -> row.contains(name)))
                        .as("rows that name \"%s\"", name)
                        .hasSize(1));
    }

    @Test
    void aPackageUsesOnlyTheRowsBelowItsOwn() {
        assertThat(uses((user, used) ->
                        isOurs(used) && !packageOf(user).equals(packageOf(used)) && rowOf(used) >= rowOf(user)))
                .as("uses of a package in the same row or a higher one")
                .isEmpty();
    }

    @Test
    void theTypesOfALibraryStayAtHome() {
        assertThat(uses((user, used) -> HOMES.entrySet().stream()
                        .anyMatch(home -> used.getName().startsWith(home.getKey() + ".")
                                && !home.getValue().contains(packageOf(user))
                                && !home.getValue().contains(nameOf(user)))))
                .as("uses of a library's types outside the packages that may know them: %s", HOMES)
                .isEmpty();
    }

    @Test
    void nothingMakesClassesOrObjectsOfNamesOrBytes() {
        assertThat(uses((user, used) -> FORBIDDEN_TYPES.stream().anyMatch(used.getName()::startsWith)))
                .as("uses of a type that makes more of what it is given than data")
                .isEmpty();
        assertThat(FRAMEWORK.stream()
                        .flatMap(type -> type.getAccessesFromSelf().stream())
                        .filter(access -> FORBIDDEN.contains(access.getTargetOwner()
                                        .getName() + "." + access.getTarget().getName()))
                        .map(JavaAccess::getDescription))
                .as("classes looked up by name")
                .isEmpty();
    }

    @Test
    void everyPackageSaysThatNothingIsNullUnlessMarked() {
        assertThat(FRAMEWORK.stream().map(JavaClass::getPackage).distinct())
                .as("packages without @NullMarked on their package-info.java")
                .filteredOn(where -> where.getClasses().stream().anyMatch(FRAMEWORK::contains))
                .filteredOn(where -> !where.isAnnotatedWith(NullMarked.class))
                .extracting(JavaPackage::getName)
                .isEmpty();
    }

    private static List<String> uses(BiPredicate<JavaClass, JavaClass> forbidden) {
        return FRAMEWORK.stream()
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(use -> forbidden.test(
                        use.getOriginClass(), use.getTargetClass().getBaseComponentType()))
                .map(use -> use.getDescription())
                .sorted()
                .toList();
    }

    private static boolean isOurs(JavaClass type) {
        return type.getPackageName().equals(ROOT) || type.getPackageName().startsWith(ROOT + ".");
    }

    /** The package below ours, "" for our own. */
    private static String packageOf(JavaClass type) {
        String name = type.getPackageName();
        return name.equals(ROOT) ? "" : name.substring(ROOT.length() + 1);
    }

    /** The name below our package, of the outermost class around this one. */
    private static String nameOf(JavaClass type) {
        return type.getName().substring(ROOT.length() + 1).split("\\$", 2)[0];
    }

    private static int rowOf(JavaClass type) {
        return IntStream.range(0, ROWS.size())
                .filter(row -> ROWS.get(row).contains(packageOf(type)))
                .findFirst()
                .orElse(ROWS.size());
    }

    /** Where the framework itself was compiled to, without its tests. */
    private static URL compiled() {
        return Objects.requireNonNull(Problem.class.getProtectionDomain().getCodeSource())
                .getLocation();
    }
}
