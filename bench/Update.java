import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.TreeFormatter;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.TreeWalk;

/**
 * One commit, from the instant that main moved on GitHub to the first page that shows it, at several sizes of the estate.
 * {@code bench/run update [tenants=12,1000,10000] [commits=40]}
 */
final class Update {

    private static final String NAME = "tenantry.dev/display-name: ";

    private final World world;
    private final ConsoleRun console;
    private final String token;

    private Update(World world, ConsoleRun console) throws Exception {
        this.world = world;
        this.console = console;
        this.token = world.sandbox.token("infra-engineer");
    }

    public static void main(String... words) throws Exception {
        Options options = Options.of(words);
        int commits = options.number("commits", 40);
        Results results = new Results("One-commit update");
        results.line("A tenant's display name changes in `namespace.yaml`: one commit, a signed `push` webhook, fetch over HTTP from the sandbox's")
                .line("GitHub, tree diff, rows; timed from when main moved until `GET /tenants/{t}` has the new name (asked every 10 ms). %d commits each,", commits)
                .line("the first quarter warms up and is not counted. *Rows* is the index run's own time, part of it. *Git* is the peer: the same")
                .line("commit fetched into a bare clone by `git fetch` from the same server, when the page was there.")
                .line("")
                .line("| tenants | files | p50 push to page | p90 | longest | rows p50 | git p50 | goal |")
                .line("| ---: | ---: | ---: | ---: | ---: | ---: | ---: | --- |");
        for (int tenants : options.numbers("tenants", "12,1000,10000")) {
            measure(results, tenants, commits);
        }
        results.write(options.isUsual());
    }

    private static void measure(Results results, int tenants, int commits) throws Exception {
        try (World world = new World(tenants)) {
            world.forgetEverything();
            try (ConsoleRun console = world.console(Map.of())) {
                world.awaitIndex();
                new Update(world, console).rename(results, tenants, commits);
            }
        }
    }

    private void rename(Results results, int tenants, int commits) throws Exception {
        List<Double> pages = new ArrayList<>();
        List<Double> rows = new ArrayList<>();
        List<Double> peer = new ArrayList<>();
        Path clone = Files.createTempDirectory("bench-clone");
        String address = world.sandbox.addresses().get("tenantry.estate.url").replace("://", "://infra-engineer:ghp_infra-engineer@");
        Shell.output("git", "clone", "--quiet", "--bare", address, clone.toString());
        for (int i = 0; i < commits; i++) {
            String tenant = world.people().tenant((i * 7919) % tenants).id();
            String name = "Renamed " + Instant.now().toEpochMilli();
            String commit = commit(tenant, name);
            long moved = System.nanoTime();
            push(commit);
            Waiting.until("the page has it", Duration.ofMinutes(1), () -> console.page("/tenants/" + tenant, token).contains(name));
            if (i >= commits / 4) {
                pages.add((System.nanoTime() - moved) / 1e6);
                rows.add(Double.parseDouble(world.ask(
                        "select 1000 * extract(epoch from finished_at - started_at) from tenantry.index_run where marker = '" + commit + "'")));
                peer.add(Shell.time(clone, "git fetch --quiet origin main").millis());
            }
        }
        Shell.output("rm", "-rf", clone.toString());
        pages.sort(null);
        rows.sort(null);
        peer.sort(null);
        String files = world.ask("select count(distinct path) from read_model.manifest");
        results.line(
                "| %,d | %,d | %s | %s | %s | %s | %s | %s |",
                tenants,
                Integer.parseInt(files),
                Machine.ms(pages.get(pages.size() / 2)),
                Machine.ms(pages.get(pages.size() * 9 / 10)),
                Machine.ms(pages.getLast()),
                Machine.ms(rows.get(rows.size() / 2)),
                Machine.ms(peer.get(peer.size() / 2)),
                pages.getLast() < 1000 ? "< 1 s: yes" : "< 1 s: **not always**");
    }

    /** Moves main as GitHub's own server does, touching only the trees above one file. */
    private String commit(String tenant, String name) throws Exception {
        try (Repository repository = new FileRepositoryBuilder().setGitDir(world.estate().toFile()).setBare().build();
                RevWalk walk = new RevWalk(repository);
                ObjectInserter inserter = repository.newObjectInserter()) {
            RevCommit main = walk.parseCommit(repository.resolve("refs/heads/main"));
            String path = file(repository, main, tenant);
            ObjectId blob = inserter.insert(Constants.OBJ_BLOB, renamed(repository, main, path, name).getBytes(StandardCharsets.UTF_8));
            CommitBuilder commit = new CommitBuilder();
            commit.setTreeId(tree(repository, inserter, Optional.of(main.getTree()), List.of(path.split("/")), blob));
            commit.setParentId(main);
            PersonIdent who = new PersonIdent("Ines Ferrand", "infra-engineer@acme.example", Instant.now(), java.time.ZoneOffset.UTC);
            commit.setAuthor(who);
            commit.setCommitter(who);
            commit.setMessage("Rename " + tenant + "\n");
            ObjectId id = inserter.insert(commit);
            inserter.flush();
            RefUpdate update = repository.updateRef("refs/heads/main");
            update.setNewObjectId(id);
            if (update.update() != RefUpdate.Result.FAST_FORWARD) {
                throw new IllegalStateException("main did not move");
            }
            return id.name();
        }
    }

    private static String file(Repository repository, RevCommit commit, String tenant) throws Exception {
        for (String folder : List.of("factory/" + tenant, "tenants/" + tenant)) {
            if (TreeWalk.forPath(repository, folder + "/namespace.yaml", commit.getTree()) != null) {
                return folder + "/namespace.yaml";
            }
        }
        throw new IllegalStateException("No namespace.yaml of " + tenant);
    }

    private static String renamed(Repository repository, RevCommit commit, String path, String name) throws Exception {
        try (TreeWalk at = TreeWalk.forPath(repository, path, commit.getTree())) {
            String text = new String(repository.open(at.getObjectId(0)).getBytes(), StandardCharsets.UTF_8);
            int from = text.indexOf(NAME) + NAME.length();
            return text.substring(0, from) + name + text.substring(text.indexOf('\n', from));
        }
    }

    private static ObjectId tree(
            Repository repository, ObjectInserter inserter, Optional<? extends ObjectId> before, List<String> path, ObjectId blob)
            throws Exception {
        TreeFormatter formatter = new TreeFormatter();
        try (TreeWalk walk = new TreeWalk(repository)) {
            walk.addTree(before.orElseThrow());
            while (walk.next()) {
                boolean here = walk.getNameString().equals(path.getFirst());
                ObjectId id = walk.getObjectId(0).copy();
                if (here) {
                    id = path.size() == 1 ? blob : tree(repository, inserter, Optional.of(id), path.subList(1, path.size()), blob);
                }
                formatter.append(walk.getNameString(), walk.getFileMode(0), id);
            }
        }
        return inserter.insert(formatter);
    }

    /** What GitHub's webhook says, signed as GitHub signs. */
    private void push(String commit) throws Exception {
        byte[] body =
                "{\"ref\":\"refs/heads/main\",\"after\":\"%s\",\"repository\":{\"full_name\":\"acme-data/estate\"}}"
                        .formatted(commit)
                        .getBytes(StandardCharsets.UTF_8);
        Mac mac = Mac.getInstance("HmacSHA256");
        String secret = world.sandbox.addresses().get("tenantry.github.webhook-secret");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(console.home() + "/github/webhooks"))
                        .header("Content-Type", "application/json")
                        .header("X-GitHub-Event", "push")
                        .header("X-Hub-Signature-256", "sha256=" + HexFormat.of().formatHex(mac.doFinal(body)))
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                        .build();
        int status = console.http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        if (status / 100 != 2) {
            throw new IllegalStateException("The webhook was answered with " + status);
        }
    }
}
