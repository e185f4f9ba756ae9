package dev.postern.e2e;

import dev.postern.demo.DemoSite;
import io.javalin.Javalin;
import java.util.function.Supplier;

/** A demo site with data of its own, for journeys that go every way. */
final class Demo implements Supplier<Javalin> {
    @Override
    public Javalin get() {
        return DemoSite.create();
    }
}
