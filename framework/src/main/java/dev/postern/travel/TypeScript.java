package dev.postern.travel;

import dev.postern.codec.Codecs;
import dev.postern.codec.Variants;
import dev.postern.form.FormData;
import dev.postern.upload.Upload;
import dev.postern.wire.ServerFunction;
import dev.postern.wire.Value;
import java.io.InputStream;
import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.AnnotatedTypeVariable;
import java.lang.reflect.AnnotatedWildcardType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.TypeVariable;
import java.math.BigInteger;
import java.time.Instant;
import java.time.MonthDay;
import java.time.OffsetTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Says in TypeScript what values of a Java type are to JavaScript: records as interfaces, enums as unions of literals,
 * sealed interfaces as unions told apart by {@code kind}. The same types in the same order give the same text.
 *
 * <p>One serves one file. It is asked about types that {@link Travel} has found to travel.
 */
public final class TypeScript {
    private static final Map<Class<?>, String> NATIVE = Map.ofEntries(
            Map.entry(boolean.class, "boolean"),
            Map.entry(Boolean.class, "boolean"),
            Map.entry(byte.class, "number"),
            Map.entry(Byte.class, "number"),
            Map.entry(short.class, "number"),
            Map.entry(Short.class, "number"),
            Map.entry(int.class, "number"),
            Map.entry(Integer.class, "number"),
            // A number as long as that holds it exactly.
            Map.entry(long.class, "number | bigint"),
            Map.entry(Long.class, "number | bigint"),
            Map.entry(float.class, "number"),
            Map.entry(Float.class, "number"),
            Map.entry(double.class, "number"),
            Map.entry(Double.class, "number"),
            Map.entry(char.class, "string"),
            Map.entry(BigInteger.class, "bigint"),
            Map.entry(Instant.class, "Date"),
            Map.entry(Date.class, "Date"),
            // Of these no form's control sends one, so that they have no codec.
            Map.entry(OffsetTime.class, "string"),
            Map.entry(MonthDay.class, "string"),
            Map.entry(Period.class, "string"),
            Map.entry(ZoneOffset.class, "string"),
            Map.entry(byte[].class, "Uint8Array"),
            Map.entry(short[].class, "Int16Array"),
            Map.entry(char[].class, "Uint16Array"),
            Map.entry(int[].class, "Int32Array"),
            Map.entry(long[].class, "BigInt64Array"),
            Map.entry(float[].class, "Float32Array"),
            Map.entry(double[].class, "Float64Array"),
            Map.entry(Upload.class, "Blob"),
            Map.entry(FormData.class, "FormData"),
            Map.entry(InputStream.class, "ReadableStream<Uint8Array>"));

    /** Names that mean something already in what is written here. */
    private static final Set<String> GLOBAL = Set.of(
            "Array",
            "AsyncIterable",
            "BigInt64Array",
            "Blob",
            "Date",
            "Float32Array",
            "Float64Array",
            "FormData",
            "Int16Array",
            "Int32Array",
            "Map",
            "Promise",
            "ReadableStream",
            "ServerFunction",
            "Set",
            "Uint16Array",
            "Uint8Array");

    private final Codecs codecs;
    private final Map<Class<?>, String> names = new HashMap<>();
    private final Set<String> taken = new HashSet<>(GLOBAL);
    private final Map<String, String> declared = new LinkedHashMap<>();

    public TypeScript(Codecs codecs) {
        this.codecs = codecs;
    }

    /** The type as it is written; what it names is declared. */
    public String of(AnnotatedType type) {
        String text = plain(type);
        return Finder.isNullable(type) && !text.endsWith(" | null") ? text + " | null" : text;
    }

    /** The same for a type that is said by its class alone. */
    public String of(Class<?> type) {
        return of(Finder.plain(type));
    }

    /** Whether nothing at all may stand for it. */
    public static boolean mayBeMissing(AnnotatedType type) {
        return Finder.isNullable(type) || Finder.raw(type.getType()) == Optional.class;
    }

    /** All that was named so far, each behind its own empty line. */
    public String declarations() {
        return declared.values().stream().map(each -> "\n" + each).collect(Collectors.joining());
    }

    private String plain(AnnotatedType type) {
        if (type instanceof AnnotatedTypeVariable variable) {
            return variable.getType().getTypeName();
        }
        if (type instanceof AnnotatedWildcardType wildcard) {
            return of(wildcard.getAnnotatedUpperBounds()[0]);
        }
        Class<?> raw = Finder.raw(type.getType());
        if (raw == null) {
            return "unknown";
        }
        String known = NATIVE.get(raw);
        if (known != null) {
            return known;
        }
        if (codecs.find(raw).isPresent()) {
            // A site's own codec may spell an enum otherwise: then any text may do.
            return raw.isEnum() && codecs.kind(raw).isPresent() ? named(raw) : "string";
        }
        if (type instanceof AnnotatedArrayType array) {
            return several(of(array.getAnnotatedGenericComponentType()));
        }
        if (Value.class.isAssignableFrom(raw)) {
            return "unknown";
        }
        if (raw.isRecord() || Variants.isChoice(raw)) {
            return named(raw) + arguments(type);
        }
        return container(raw, type);
    }

    private String container(Class<?> raw, AnnotatedType type) {
        String inner = argument(type, 0);
        if (raw == Optional.class) {
            return inner + " | null";
        }
        if (raw == List.class || raw == Collection.class) {
            return several(inner);
        }
        if (raw == Set.class) {
            return "Set<" + inner + ">";
        }
        if (raw == Map.class) {
            return "Map<" + inner + ", " + argument(type, 1) + ">";
        }
        if (raw == CompletionStage.class || raw == CompletableFuture.class) {
            return "Promise<" + inner + ">";
        }
        if (raw == ServerFunction.class) {
            // What it takes beside what is bound, Java does not say.
            return "ServerFunction<any[], " + inner + ">";
        }
        if (raw == Flow.Publisher.class || raw == Stream.class || raw == java.util.Iterator.class) {
            return (inner.equals("Uint8Array") ? "ReadableStream<" : "AsyncIterable<") + inner + ">";
        }
        return "unknown";
    }

    private String argument(AnnotatedType type, int index) {
        return type instanceof AnnotatedParameterizedType generic
                ? of(generic.getAnnotatedActualTypeArguments()[index])
                : "unknown";
    }

    private String arguments(AnnotatedType type) {
        return type instanceof AnnotatedParameterizedType generic
                ? Arrays.stream(generic.getAnnotatedActualTypeArguments())
                        .map(this::of)
                        .collect(Collectors.joining(", ", "<", ">"))
                : "";
    }

    private static String several(String element) {
        return element.contains(" ") && !element.endsWith(">") ? "(" + element + ")[]" : element + "[]";
    }

    private String named(Class<?> type) {
        String known = names.get(type);
        if (known != null) {
            return known;
        }
        String name = type.getSimpleName();
        for (int i = 2; !taken.add(name); i++) {
            name = type.getSimpleName() + i;
        }
        names.put(type, name);
        // Its place is kept, and filled when what it names is: that may be itself.
        declared.put(name, "");
        declared.put(
                name,
                type.isEnum() ? literals(type, name) : type.isRecord() ? members(type, name) : choice(type, name));
        return name;
    }

    private static String literals(Class<?> type, String name) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> "'" + ((Enum<?>) constant).name() + "'")
                .collect(Collectors.joining(" | ", "export type " + name + " = ", ";\n"));
    }

    private String members(Class<?> type, String name) {
        StringBuilder text = new StringBuilder("export interface ").append(name);
        TypeVariable<?>[] variables = type.getTypeParameters();
        if (variables.length > 0) {
            text.append(
                    Arrays.stream(variables).map(TypeVariable::getName).collect(Collectors.joining(", ", "<", ">")));
        }
        text.append(" {\n");
        for (RecordComponent component : type.getRecordComponents()) {
            AnnotatedType each = component.getAnnotatedType();
            text.append("  ")
                    .append(component.getName())
                    .append(mayBeMissing(each) ? "?: " : ": ")
                    .append(of(each))
                    .append(";\n");
        }
        return text.append("}\n").toString();
    }

    private String choice(Class<?> type, String name) {
        List<Class<?>> records = new ArrayList<>();
        gather(type, records);
        return records.stream()
                .distinct()
                .map(record ->
                        "\n  | ({ " + Variants.KIND + ": '" + Variants.kind(record) + "' } & " + named(record) + ")")
                .collect(Collectors.joining("", "export type " + name + " =", ";\n"));
    }

    private static void gather(Class<?> sealed, List<Class<?>> records) {
        for (Class<?> permitted : sealed.getPermittedSubclasses()) {
            if (permitted.isRecord()) {
                records.add(permitted);
            } else {
                gather(permitted, records);
            }
        }
    }
}
