package dev.postern.dispatch;

import dev.postern.codec.Variants;
import dev.postern.form.FormData;
import dev.postern.form.Shape;
import dev.postern.form.Values;
import dev.postern.function.Outcome;
import dev.postern.http.Fields;
import java.lang.reflect.RecordComponent;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Forms that a function hands back edited. */
final class Edits {
    private final Site site;
    private final Runs runs;

    Edits(Site site, Runs runs) {
        this.site = site;
        this.runs = runs;
    }

    /** An outcome whose values are what the form would have sent. */
    Outcome typed(Sent sent, Outcome outcome) {
        if (outcome instanceof Outcome.Edit edit) {
            return retyped(sent, edit);
        }
        return outcome instanceof Outcome.Retyped retyped ? withoutFiles(retyped) : outcome;
    }

    /** An edit as what the form would have sent: the one way in which values of any type are shown and kept. */
    private Outcome retyped(Sent sent, Outcome.Edit edit) {
        Fields values;
        try {
            values = Values.of(edit.values(), shapes(sent), site.codecs());
        } catch (Throwable cannotBeShown) {
            return runs.failure(sent.call(), cannotBeShown);
        }
        Set<String> components = new HashSet<>();
        for (RecordComponent component : edit.values().getClass().getRecordComponents()) {
            components.add(component.getName());
        }
        if (values.textNames().contains(Variants.KIND)) {
            components.add(Variants.KIND);
        }
        Fields typed = sent.typed();
        Fields.Builder fields = new Fields.Builder();
        for (String name : typed.textNames()) {
            if (!components.contains(name.split("[.\\[]", 2)[0])) {
                typed.texts(name).forEach(text -> fields.text(name, text));
            }
        }
        values.textNames().forEach(name -> values.texts(name).forEach(text -> fields.text(name, text)));
        typed.fileNames().forEach(name -> fields.text(name, ""));
        return new Outcome.Retyped(new FormData(fields.build()), edit.notice());
    }

    /** What the function that ran reads, and what the form's own does: its button need not read anything. */
    private List<Shape<?>> shapes(Sent sent) {
        return Stream.concat(
                        Stream.of(sent.function()),
                        site.functions().find(sent.id().function()).stream())
                .<Shape<?>>flatMap(function -> function.shape().stream())
                .toList();
    }

    /** A file cannot go back, but its control, which may be all there is of a row, has its place. */
    private static Outcome withoutFiles(Outcome.Retyped retyped) {
        Fields typed = retyped.typed().sent();
        Fields.Builder fields = new Fields.Builder();
        typed.textNames().forEach(name -> typed.texts(name).forEach(text -> fields.text(name, text)));
        typed.fileNames().forEach(name -> fields.text(name, ""));
        return new Outcome.Retyped(new FormData(fields.build()), retyped.notice());
    }
}
