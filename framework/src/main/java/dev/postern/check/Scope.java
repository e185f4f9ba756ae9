package dev.postern.check;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the expressions of one element can name.
 *
 * @param open whether there may be names that nobody can know of, as in a fragment
 * @param selection what {@code *{…}} starts at, or null where that is no other than {@code ${…}}
 * @param form the form around, or null
 * @param conditional whether the element may be missing from the page, or stand for others
 * @param looped the variables of the loops around
 * @param depth how many fragments within fragments this is
 */
record Scope(
        Map<String, Value> variables,
        boolean open,
        @Nullable Value selection,
        @Nullable CheckedForm form,
        boolean conditional,
        Set<String> looped,
        int depth) {

    static Scope of(Map<String, Value> variables, boolean open) {
        return new Scope(variables, open, null, null, false, Set.of(), 0);
    }

    @Nullable
    Value find(String name) {
        return variables.get(name);
    }

    Collection<String> names() {
        return new TreeSet<>(variables.keySet());
    }

    Scope with(String name, Value value) {
        Map<String, Value> more = new HashMap<>(variables);
        more.put(name, value);
        return new Scope(more, open, selection, form, conditional, looped, depth);
    }

    Scope opened() {
        return new Scope(variables, true, selection, form, conditional, looped, depth);
    }

    Scope selecting(Value target) {
        return new Scope(variables, open, target, form, conditional, looped, depth);
    }

    Scope in(CheckedForm inner) {
        return new Scope(variables, open, selection, inner, conditional, looped, depth).with("form", Value.FORM);
    }

    Scope maybe() {
        return new Scope(variables, open, selection, form, true, looped, depth);
    }

    Scope looping(String variable) {
        Set<String> more = new TreeSet<>(looped);
        more.add(variable);
        return new Scope(variables, open, selection, form, conditional, more, depth);
    }

    Scope deeper() {
        return new Scope(variables, open, selection, form, conditional, looped, depth + 1);
    }
}
