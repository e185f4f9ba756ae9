package dev.postern.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.call.Anyone;
import dev.postern.call.Call;
import dev.postern.call.Progress;
import dev.postern.codec.Codecs;
import dev.postern.form.Form;
import dev.postern.form.FormData;
import dev.postern.upload.Upload;
import dev.postern.wire.Value;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What JavaScript imports of functions, and what TypeScript knows of them. */
class ModulesTest {
    enum Colour {
        RED,
        GREEN
    }

    sealed interface Figure permits Circle, Square {}

    record Circle(double radius) implements Figure {}

    record Square(int side) implements Figure {}

    record Part<T>(List<T> items, @Nullable T first) {}

    record Tree(String name, List<Tree> under, Optional<Colour> colour) {}

    /** Named as one of JavaScript's own. */
    record Date(int day) {}

    @UseServer(value = Anyone.class, name = "shop")
    static final class Shop {
        public Outcome delete(@Sealed long id, Call call, Progress progress) {
            return Outcome.done();
        }

        @UseServer(value = Anyone.class, name = "log-in")
        public void logIn(String name) {}

        @UseServer(value = Anyone.class, via = Via.FORM)
        public void hidden(String name) {}

        public CompletionStage<List<Figure>> figures(Set<Colour> colours, Map<String, BigDecimal> prices) {
            return new CompletableFuture<>();
        }

        public Part<Tree> part(Part<LocalDate> part, Tree tree, Circle last) {
            return new Part<>(List.of(), null);
        }

        public int reference(@Previous @Nullable Integer before, FormData data) {
            return 1;
        }

        public Stream<byte[]> chunks(byte[] bytes, int[] numbers, Upload file) {
            return Stream.empty();
        }

        public Flow.Publisher<Instant> moments(BigInteger big, Value any, Optional<String> note, long id) {
            return subscriber -> {};
        }

        public void draw(Figure figure) {}

        public void grow(Tree tree) {}

        public @Nullable String find(Form<Date> day, @Nullable String in, Optional<Boolean> again) {
            return null;
        }

        @UseServer(value = Anyone.class, order = Order.PARALLEL)
        public InputStream raw(Boolean function) {
            return InputStream.nullInputStream();
        }
    }

    private final Modules modules = new Modules(
            Functions.of(List.of(new Shop()), new Linker(Codecs.standard(), Set.of(), List.of())), Codecs.standard());

    @Test
    void aModuleExportsEachFunctionUnderItsName() {
        assertThat(modules.script("shop")).contains("""
                import { reference } from '/_postern/postern.js';
                export const chunks = reference('shop.chunks');
                const f$1 = reference('shop.delete');
                export { f$1 as delete };
                export const draw = reference('shop.draw');
                export const figures = reference('shop.figures');
                export const find = reference('shop.find');
                export const grow = reference('shop.grow');
                const f$2 = reference('shop.log-in');
                export { f$2 as 'log-in' };
                export const moments = reference('shop.moments');
                export const part = reference('shop.part');
                export const raw = reference('shop.raw', 'parallel');
                const f$3 = reference('shop.reference');
                export { f$3 as reference };
                """);
    }

    @Test
    void itsTypesAreThoseOfTheJavaSignatures() {
        assertThat(modules.types("shop")).contains("""
                import type { ServerFunction } from '../postern.js';

                export declare const chunks: ServerFunction<[bytes: Uint8Array, numbers: Int32Array, file: Blob], ReadableStream<Uint8Array>>;
                declare const f$1: ServerFunction<[id: never], void>;
                export { f$1 as delete };
                export declare const draw: ServerFunction<[figure: Figure | FormData], void>;
                export declare const figures: ServerFunction<[colours: Set<Colour>, prices: Map<string, string>], Figure[]>;
                export declare const find: ServerFunction<[day: Date2 | FormData, in_?: string | null, again?: boolean | null], string | null>;
                export declare const grow: ServerFunction<[tree: Tree], void>;
                declare const f$2: ServerFunction<[name: string], void>;
                export { f$2 as 'log-in' };
                export declare const moments: ServerFunction<[big: bigint, any: unknown, note: string | null | undefined, id: number | bigint], AsyncIterable<Date>>;
                export declare const part: ServerFunction<[part: Part<string>, tree: Tree, last: Circle | FormData], Part<Tree>>;
                export declare const raw: ServerFunction<[function_: boolean], ReadableStream<Uint8Array>>;
                declare const f$3: ServerFunction<[before: number | null | undefined, data: FormData], number>;
                export { f$3 as reference };

                export type Figure =
                  | ({ kind: 'circle' } & Circle)
                  | ({ kind: 'square' } & Square);

                export interface Circle {
                  radius: number;
                }

                export interface Square {
                  side: number;
                }

                export type Colour = 'RED' | 'GREEN';

                export interface Date2 {
                  day: number;
                }

                export interface Tree {
                  name: string;
                  under: Tree[];
                  colour?: Colour | null;
                }

                export interface Part<T> {
                  items: T[];
                  first?: T | null;
                }
                """);
    }

    @Test
    void knowsNoOthers() {
        assertThat(modules.script("other")).isEmpty();
        assertThat(modules.script("shop.delete")).isEmpty();
        assertThat(modules.types("")).isEmpty();
    }
}
