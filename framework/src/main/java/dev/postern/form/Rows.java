package dev.postern.form;

import dev.postern.http.Fields;
import dev.postern.problem.ProblemException;
import java.util.LinkedHashSet;
import java.util.Set;

/** The rows of one list of a form: adds and removes some in what was typed. */
final class Rows {
    private static final int MOST = 1000;

    private final Shape<?> shape;
    private final String list;
    /** What a row's first control is called behind the row's index; empty where the row is one control. */
    private final String first;

    Rows(Shape<?> shape, String list) {
        if (!shape.lists().contains(general(list))) {
            throw new ProblemException(Problems.noRows(
                    shape.type().getSimpleName(), list, shape.lists().stream().toList()));
        }
        this.shape = shape;
        this.list = list;
        String each = general(list) + "[]";
        this.first = shape.names().stream()
                .filter(name -> name.startsWith(each))
                .findFirst()
                .map(name -> name.substring(each.length()).replace("[]", "[0]"))
                .orElse("");
    }

    private static String general(String name) {
        return name.replaceAll("\\[[^\\]]*]", "[]");
    }

    FormData oneMore(FormData typed) {
        int count = 0;
        for (String name : typed.names()) {
            // A name that leads nowhere makes no row, whatever its index says.
            int index = shape.reads(name) ? indexIn(name) : -1;
            count = Math.max(count, index + 1);
        }
        return count < MOST ? typed.with(list + "[" + count + "]" + first, "") : typed;
    }

    FormData without(int index, FormData typed) {
        Fields sent = typed.sent();
        Fields.Builder fields = new Fields.Builder();
        Set<String> names = new LinkedHashSet<>(sent.textNames());
        names.addAll(sent.fileNames());
        for (String name : names) {
            int row = indexIn(name);
            if (row >= 0 && row == index) {
                continue;
            }
            String moved = row > index && index >= 0
                    ? list + "[" + (row - 1) + name.substring(name.indexOf(']', list.length()))
                    : name;
            sent.texts(name).forEach(text -> fields.text(moved, text));
            sent.files(name).forEach(file -> fields.file(moved, file));
        }
        return new FormData(fields.build());
    }

    /** The row that a control's name stands in, or -1. */
    private int indexIn(String name) {
        FieldName of = name.startsWith(list + "[") ? FieldName.of(name) : null;
        FieldName own = FieldName.of(list);
        return of == null || own == null ? -1 : of.index(own.size());
    }
}
