package dev.postern.codec;

import dev.postern.codec.Packing.CannotTravel;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** The records of a sealed interface, and the texts by which a call or a form says which of them it means. */
public final class Variants {
    /** The member, or the control, that holds this text; no record of a sealed interface has a component so called. */
    public static final String KIND = "kind";

    private Variants() {}

    /** The text that means a record: its simple name, decapitalised. */
    public static String kind(Class<?> record) {
        String name = record.getSimpleName();
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }

    /**
     * The records of a sealed interface, and of sealed interfaces in it, by their kinds in the order declared.
     *
     * @param path what the author calls it
     * @throws CannotTravel if one is no plain record, or nothing would tell one from another
     */
    public static Map<String, Class<?>> of(Class<?> sealed, String path) throws CannotTravel {
        Map<String, Class<?>> byKind = new LinkedHashMap<>();
        gather(sealed, path, byKind);
        return byKind;
    }

    private static void gather(Class<?> sealed, String path, Map<String, Class<?>> byKind) throws CannotTravel {
        if (sealed.getTypeParameters().length > 0) {
            throw new CannotTravel(path, sealed.getTypeName() + "; a sealed interface takes no type arguments");
        }
        for (Class<?> permitted : sealed.getPermittedSubclasses()) {
            String kind = kind(permitted);
            String inner = path + "(" + kind + ")";
            if (isChoice(permitted)) {
                gather(permitted, path, byKind);
                continue;
            }
            if (!permitted.isRecord() || permitted.getTypeParameters().length > 0) {
                throw new CannotTravel(inner, permitted.getTypeName() + " is no plain record");
            }
            if (hasKind(permitted)) {
                throw new CannotTravel(inner + "." + KIND, "is what says which record it is; rename it");
            }
            Class<?> other = byKind.put(kind, permitted);
            // One that is permitted on two ways is still one.
            if (other != null && other != permitted) {
                throw new CannotTravel(path, "has two records that are called \"" + kind + "\"");
            }
        }
    }

    /** Whether a type leaves a choice among records. */
    public static boolean isChoice(Class<?> type) {
        return type.isInterface() && type.isSealed();
    }

    /** Whether somebody has to be told which record this is, because it is one among those of a sealed interface. */
    public static boolean isOneOfSeveral(Class<?> record) {
        return record.isRecord() && Arrays.stream(record.getInterfaces()).anyMatch(Class::isSealed) && !hasKind(record);
    }

    private static boolean hasKind(Class<?> record) {
        return Arrays.stream(record.getRecordComponents())
                .map(RecordComponent::getName)
                .anyMatch(KIND::equals);
    }
}
