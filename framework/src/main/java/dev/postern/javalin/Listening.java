package dev.postern.javalin;

import io.javalin.config.JavalinState;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.NetworkConnector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.jspecify.annotations.Nullable;

/** Where the server listens: known for its hosts before it starts, and for its ports when it has. */
public final class Listening {
    private static final long STOP_TIMEOUT = 5_000;

    private @Nullable Server server;

    /**
     * Watches the server of an application.
     *
     * @param onStart told whether only loopback addresses are listened on, before any is; what it throws stops the start
     */
    public void watch(JavalinState state, Consumer<Boolean> onStart) {
        state.jetty.modifyServer(jetty -> {
            server = jetty;
            if (jetty.getStopTimeout() == 0) {
                // What is being answered is finished before the server goes.
                jetty.setStopTimeout(STOP_TIMEOUT);
            }
            jetty.addBean(new AbstractLifeCycle() {
                @Override
                protected void doStart() {
                    onStart.accept(hosts(jetty).stream().allMatch(Listening::isLoopback));
                }
            });
        });
    }

    /** The origins under which a browser on this machine reaches the server. */
    public Set<String> loopbackOrigins() {
        Set<String> origins = new LinkedHashSet<>();
        Server running = server;
        if (running != null) {
            for (Connector connector : running.getConnectors()) {
                if (connector instanceof NetworkConnector network) {
                    boolean secure = connector.getProtocols().stream().anyMatch(p -> p.equalsIgnoreCase("ssl"));
                    for (String host : List.of("localhost", "127.0.0.1", "[::1]")) {
                        origins.add((secure ? "https://" : "http://") + host + ":" + network.getLocalPort());
                    }
                }
            }
        }
        return origins;
    }

    /** The threads on which the server answers requests. */
    public Executor threads() {
        return task -> {
            Server running = server;
            if (running == null) {
                throw new RejectedExecutionException("the server has not started");
            }
            running.getThreadPool().execute(task);
        };
    }

    private static List<@Nullable String> hosts(Server jetty) {
        List<@Nullable String> hosts = new ArrayList<>();
        for (Connector connector : jetty.getConnectors()) {
            hosts.add(connector instanceof NetworkConnector network ? network.getHost() : null);
        }
        return hosts;
    }

    private static boolean isLoopback(@Nullable String host) {
        if (host == null) {
            return false;
        }
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException nowhere) {
            return false;
        }
    }
}
