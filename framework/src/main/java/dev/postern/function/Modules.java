package dev.postern.function;

import dev.postern.codec.Codecs;
import dev.postern.travel.TypeScript;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The functions of an application as JavaScript imports them: a module for each class, and what its functions take and
 * give as TypeScript. The same functions always give the same texts.
 */
public final class Modules {
    /** What a module may not declare: words of the language, and what each imports. */
    private static final Set<String> RESERVED = Set.of(
            "arguments",
            "await",
            "break",
            "case",
            "catch",
            "class",
            "const",
            "continue",
            "debugger",
            "default",
            "delete",
            "do",
            "else",
            "enum",
            "eval",
            "export",
            "extends",
            "false",
            "finally",
            "for",
            "function",
            "if",
            "implements",
            "import",
            "in",
            "instanceof",
            "interface",
            "let",
            "new",
            "null",
            "package",
            "private",
            "protected",
            "public",
            "reference",
            "return",
            "static",
            "super",
            "switch",
            "this",
            "throw",
            "true",
            "try",
            "typeof",
            "var",
            "void",
            "while",
            "with",
            "yield");

    private final Map<String, List<Exposed>> byModule = new TreeMap<>();
    private final Codecs codecs;

    /** The modules of all that may be called from JavaScript. */
    public Modules(Functions functions, Codecs codecs) {
        this.codecs = codecs;
        for (Exposed function : functions.all()) {
            if (function.signature().isPresent()) {
                byModule.computeIfAbsent(module(function), name -> new ArrayList<>())
                        .add(function);
            }
        }
    }

    private static String module(Exposed function) {
        return function.name().substring(0, function.name().lastIndexOf('.'));
    }

    private static String last(Exposed function) {
        return function.name().substring(function.name().lastIndexOf('.') + 1);
    }

    /** The module of this name, as JavaScript. */
    public Optional<String> script(String module) {
        return Optional.ofNullable(byModule.get(module)).map(Modules::script);
    }

    /** What that module exports, as TypeScript declares it. */
    public Optional<String> types(String module) {
        return Optional.ofNullable(byModule.get(module)).map(this::types);
    }

    private static String script(List<Exposed> functions) {
        StringBuilder text = new StringBuilder("import { reference } from '/_postern/postern.js';\n");
        int aliases = 0;
        for (Exposed function : functions) {
            String name = last(function);
            String order = function.order() == Order.PARALLEL ? ", 'parallel'" : "";
            String made = " = reference('" + function.name() + "'" + order + ");\n";
            if (isIdentifier(name)) {
                text.append("export const ").append(name).append(made);
            } else {
                String alias = alias(++aliases);
                text.append("const ").append(alias).append(made).append(export(alias, name));
            }
        }
        return text.toString();
    }

    private String types(List<Exposed> functions) {
        TypeScript types = new TypeScript(codecs);
        StringBuilder text = new StringBuilder("import type { ServerFunction } from '../postern.js';\n\n");
        int aliases = 0;
        for (Exposed function : functions) {
            String name = last(function);
            String type = ": ServerFunction<[" + parameters(function, types) + "], " + result(function, types) + ">;\n";
            if (isIdentifier(name)) {
                text.append("export declare const ").append(name).append(type);
            } else {
                String alias = alias(++aliases);
                text.append("declare const ").append(alias).append(type).append(export(alias, name));
            }
        }
        return text + types.declarations();
    }

    /** No function's name has a dollar in it. */
    private static String alias(int number) {
        return "f$" + number;
    }

    private static String export(String alias, String name) {
        boolean word = RESERVED.contains(name);
        return "export { " + alias + " as " + (word ? name : "'" + name + "'") + " };\n";
    }

    private static boolean isIdentifier(String name) {
        return !RESERVED.contains(name)
                && (name.startsWith("_") || Character.isUnicodeIdentifierStart(name.codePointAt(0)))
                && name.codePoints().skip(1).allMatch(Modules::isIdentifierPart);
    }

    private static boolean isIdentifierPart(int letter) {
        return Character.isUnicodeIdentifierPart(letter) && !Character.isIdentifierIgnorable(letter);
    }

    private static String parameters(Exposed function, TypeScript types) {
        List<Parameter> parameters = function.parameters();
        java.lang.reflect.Parameter[] declared = function.method().getParameters();
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < declared.length; i++) {
            if (!(parameters.get(i) instanceof Parameter.Supplied)) {
                String text = written(parameters.get(i), declared[i].getAnnotatedType(), types);
                boolean followed = !isOptionalFrom(i, parameters, declared);
                // What may be missing in the middle is undefined there: nothing else may follow a ? in TypeScript.
                texts.add(name(parameters.get(i).name())
                        + (followed ? ": " : "?: ")
                        + text
                        + (followed && mayBeMissing(parameters.get(i), declared[i]) ? " | undefined" : ""));
            }
        }
        return String.join(", ", texts);
    }

    private static boolean isOptionalFrom(
            int first, List<Parameter> parameters, java.lang.reflect.Parameter[] declared) {
        for (int i = first; i < declared.length; i++) {
            if (!(parameters.get(i) instanceof Parameter.Supplied) && !mayBeMissing(parameters.get(i), declared[i])) {
                return false;
            }
        }
        return true;
    }

    private static boolean mayBeMissing(Parameter parameter, java.lang.reflect.Parameter declared) {
        return !isSealed(parameter)
                && (parameter instanceof Parameter.Before || TypeScript.mayBeMissing(declared.getAnnotatedType()));
    }

    private static String written(Parameter parameter, AnnotatedType type, TypeScript types) {
        if (isSealed(parameter)) {
            return "never";
        }
        if (parameter instanceof Parameter.Typed typed && typed.read() != null) {
            return types.of(typed.read()) + " | FormData";
        }
        String written = types.of(type);
        boolean state = parameter instanceof Parameter.Before && !written.endsWith(" | null");
        return state ? written + " | null" : written;
    }

    private static boolean isSealed(Parameter parameter) {
        return parameter instanceof Parameter.Bound bound && bound.sealed();
    }

    private static String name(String parameter) {
        String name = parameter.replace(" ", "");
        return RESERVED.contains(name) ? name + "_" : name;
    }

    private static String result(Exposed function, TypeScript types) {
        Method method = function.method();
        AnnotatedType type = method.getAnnotatedReturnType();
        Class<?> raw = method.getReturnType();
        if ((raw == CompletionStage.class || raw == CompletableFuture.class)
                && type instanceof AnnotatedParameterizedType later) {
            type = later.getAnnotatedActualTypeArguments()[0];
            raw = type.getType() instanceof Class<?> plain ? plain : Object.class;
        }
        if (raw == void.class || raw == Void.class) {
            return "void";
        }
        if (Outcome.class.isAssignableFrom(raw)) {
            return function.stateType()
                    .map(state -> types.of(state) + " | undefined")
                    .orElse("void");
        }
        return types.of(type);
    }
}
