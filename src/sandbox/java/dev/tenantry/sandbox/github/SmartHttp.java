package dev.tenantry.sandbox.github;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.zip.GZIPInputStream;
import org.eclipse.jgit.transport.PacketLineOut;
import org.eclipse.jgit.transport.ReceiveCommand;
import org.eclipse.jgit.transport.ReceivePack;
import org.eclipse.jgit.transport.RefAdvertiser;
import org.eclipse.jgit.transport.UploadPack;

/**
 * Clone, fetch and push over smart HTTP. The repository is private: reading needs a token of
 * somebody who may see it, pushing one of somebody who may write, and main moves by pull requests
 * only.
 */
final class SmartHttp implements HttpHandler {

    private static final Logger LOG = Logger.getLogger(SmartHttp.class.getName());
    private static final String UPLOAD = "git-upload-pack";
    private static final String RECEIVE = "git-receive-pack";

    private final Hub hub;
    private final Identification identification;
    private final Runnable afterPush;
    private final Noticed noticed;

    SmartHttp(Hub hub, Runnable afterPush) {
        this.hub = hub;
        this.identification = new Identification(hub.credentials());
        this.afterPush = afterPush;
        this.noticed = new Noticed(hub);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            String query = String.valueOf(exchange.getRequestURI().getQuery());
            boolean writes = path.endsWith("/" + RECEIVE) || query.contains("service=" + RECEIVE);
            Optional<String> login = caller(exchange, writes);
            if (login.isEmpty()) {
                refuse(exchange);
            } else if (path.endsWith("/info/refs") && query.contains("service=" + UPLOAD)) {
                advertise(exchange, UPLOAD);
            } else if (path.endsWith("/info/refs") && query.contains("service=" + RECEIVE)) {
                advertise(exchange, RECEIVE);
            } else if (path.endsWith("/" + UPLOAD)) {
                upload(exchange);
            } else if (path.endsWith("/" + RECEIVE)) {
                receive(exchange, login.get());
            } else {
                exchange.sendResponseHeaders(404, -1);
            }
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.WARNING, "A Git client was not served.", e);
        }
    }

    private void advertise(HttpExchange exchange, String service) throws IOException {
        start(exchange, "application/x-" + service + "-advertisement");
        try (OutputStream out = exchange.getResponseBody()) {
            PacketLineOut lines = new PacketLineOut(out);
            RefAdvertiser refs = new RefAdvertiser.PacketLineOutRefAdvertiser(lines);
            if (service.equals(UPLOAD)) {
                UploadPack pack = uploadPack(exchange);
                pack.sendAdvertisedRefs(refs, "# service=" + service);
            } else {
                lines.writeString("# service=" + service + "\n");
                lines.end();
                new ReceivePack(hub.git().repository()).sendAdvertisedRefs(refs);
            }
        }
    }

    private UploadPack uploadPack(HttpExchange exchange) {
        UploadPack pack = new UploadPack(hub.git().repository());
        pack.setBiDirectionalPipe(false);
        String protocol = exchange.getRequestHeaders().getFirst("Git-Protocol");
        if (protocol != null) {
            pack.setExtraParameters(List.of(protocol.split(":", -1)));
        }
        return pack;
    }

    private void upload(HttpExchange exchange) throws IOException {
        UploadPack pack = uploadPack(exchange);
        InputStream in = body(exchange);
        start(exchange, "application/x-" + UPLOAD + "-result");
        try (OutputStream out = exchange.getResponseBody()) {
            pack.upload(in, out, null);
        }
    }

    private void receive(HttpExchange exchange, String login) throws IOException {
        ReceivePack pack = new ReceivePack(hub.git().repository());
        pack.setBiDirectionalPipe(false);
        pack.setPreReceiveHook((receiving, commands) -> protect(commands));
        pack.setPostReceiveHook((receiving, commands) -> announce(commands, login));
        InputStream in = body(exchange);
        start(exchange, "application/x-" + RECEIVE + "-result");
        try (OutputStream out = exchange.getResponseBody()) {
            pack.receive(in, out, null);
        }
        afterPush.run();
    }

    private static void protect(Collection<ReceiveCommand> commands) {
        for (ReceiveCommand command : commands) {
            if (command.getRefName().equals("refs/heads/main")) {
                command.setResult(
                        ReceiveCommand.Result.REJECTED_OTHER_REASON,
                        "push declined due to repository rule violations");
            } else if (!command.getRefName().startsWith("refs/heads/")
                    && !command.getRefName().startsWith("refs/tags/")) {
                command.setResult(
                        ReceiveCommand.Result.REJECTED_OTHER_REASON, "deny updating a hidden ref");
            }
        }
    }

    private void announce(Collection<ReceiveCommand> commands, String login) {
        try {
            hub.store()
                    .update(
                            ledger -> {
                                for (ReceiveCommand command : commands) {
                                    hub.events()
                                            .moved(
                                                    ledger,
                                                    command.getRefName(),
                                                    command.getOldId(),
                                                    command.getNewId(),
                                                    login);
                                }
                            });
        } catch (Exception e) {
            LOG.log(Level.SEVERE, "A push was taken but not announced.", e);
        }
    }

    /** Who it is; empty for who may not do this. */
    private Optional<String> caller(HttpExchange exchange, boolean writes) throws IOException {
        Optional<String> header =
                Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"));
        try {
            noticed.look();
            return hub.store()
                    .read(
                            ledger ->
                                    Optional.of(
                                                    identification.of(
                                                            header, ledger, hub.store().now()))
                                            .filter(Caller::mayUseRepository)
                                            .filter(who -> !writes || mayWrite(who, ledger))
                                            .map(Caller::login));
        } catch (Refusal e) {
            return Optional.empty();
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    private static boolean mayWrite(Caller who, Ledger ledger) {
        return who.kind() == Caller.Kind.INSTALLATION || ledger.known(who.login()).mayWrite();
    }

    private static void refuse(HttpExchange exchange) throws IOException {
        byte[] body = "Invalid username or token.".getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"GitHub\"");
        exchange.sendResponseHeaders(401, body.length);
        exchange.getResponseBody().write(body);
    }

    private static InputStream body(HttpExchange exchange) throws IOException {
        String encoding = exchange.getRequestHeaders().getFirst("Content-Encoding");
        InputStream in = exchange.getRequestBody();
        return "gzip".equals(encoding) ? new GZIPInputStream(in) : in;
    }

    private static void start(HttpExchange exchange, String type) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().set("Cache-Control", "no-cache");
        exchange.sendResponseHeaders(200, 0);
    }
}
