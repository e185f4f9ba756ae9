package dev.postern.wire;

import java.util.ArrayList;
import java.util.List;

/** The way to what is being looked at: members by name, items by number. */
final class Trail {
    private static final int NAME_TOLD = 40;
    private static final int STEPS_TOLD = 20;

    private final List<Object> steps = new ArrayList<>();

    void enter(Object step) {
        steps.add(step);
    }

    void leave() {
        steps.remove(steps.size() - 1);
    }

    void clear() {
        steps.clear();
    }

    Unwritable unwritable(String because) {
        return new Unwritable(toString(), because);
    }

    @Override
    public String toString() {
        StringBuilder path = new StringBuilder();
        for (Object step : steps.subList(0, Math.min(steps.size(), STEPS_TOLD))) {
            if (step instanceof Integer) {
                path.append('[').append(step).append(']');
            } else {
                path.append(path.length() == 0 ? "" : ".").append(told(step.toString()));
            }
        }
        return steps.size() > STEPS_TOLD ? path.append('…').toString() : path.toString();
    }

    /** A member's name as far as it looks like one; the rest may be anything. */
    private static String told(String name) {
        boolean plain = !name.isEmpty() && name.length() <= NAME_TOLD;
        for (int i = 0; plain && i < name.length(); i++) {
            char each = name.charAt(i);
            plain = each == '_'
                    || each == '-'
                    || (each >= '0' && each <= '9')
                    || (each >= 'a' && each <= 'z')
                    || (each >= 'A' && each <= 'Z');
        }
        return plain ? name : "…";
    }
}
