package dev.tenantry.sandbox.github;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.jspecify.annotations.Nullable;

/** Git's objects over REST: blobs, trees and commits. */
final class GitDataApi {

    private static final int MOST_ENTRIES = 100_000;

    private final Hub hub;

    GitDataApi(Hub hub) {
        this.hub = hub;
    }

    void register(Routes routes, String repo) {
        routes.on("POST", repo + "/git/blobs", this::makeBlob);
        routes.on("GET", repo + "/git/blobs/{sha}", this::blob);
        routes.on("POST", repo + "/git/trees", this::makeTree);
        routes.on("GET", repo + "/git/trees/{ref...}", this::tree);
        routes.on("POST", repo + "/git/commits", this::makeCommit);
        routes.on("GET", repo + "/git/commits/{sha}", this::commit);
    }

    private Answer makeBlob(Call call, Ledger ledger) throws IOException {
        Rights.write(call, ledger);
        JsonNode body = call.json();
        String content = Json.text(body, "content").orElseThrow(() -> missing("Blob", "content"));
        boolean base64 = body.path("encoding").asText("utf-8").equals("base64");
        byte[] bytes =
                base64
                        ? Base64.getMimeDecoder().decode(content)
                        : content.getBytes(StandardCharsets.UTF_8);
        String sha = hub.git().blob(bytes).name();
        return Answer.created(
                Fields.of("sha", sha).with("url", hub.urls().repoApi() + "/git/blobs/" + sha));
    }

    private Answer blob(Call call, Ledger ledger) throws IOException {
        String sha = existing(call.path("sha"));
        byte[] bytes = hub.git().read(ObjectId.fromString(sha));
        return Answer.ok(
                Fields.of("sha", sha)
                        .with("node_id", "B_" + sha)
                        .with("size", bytes.length)
                        .with("url", hub.urls().repoApi() + "/git/blobs/" + sha)
                        .with("encoding", "base64")
                        .with("content", Base64.getMimeEncoder().encodeToString(bytes)));
    }

    private Answer makeTree(Call call, Ledger ledger) throws IOException {
        Rights.write(call, ledger);
        JsonNode body = call.json();
        ObjectId base = Json.text(body, "base_tree").map(this::treeOf).orElse(null);
        Map<String, TreeEdits.@Nullable Entry> changes = new LinkedHashMap<>();
        for (JsonNode entry : body.path("tree")) {
            String path = Json.text(entry, "path").orElseThrow(() -> missing("Tree", "path"));
            changes.put(path, entry(entry));
        }
        ObjectId tree = new TreeEdits(hub.git().repository()).apply(base, changes);
        return Answer.created(shape(tree, false));
    }

    private TreeEdits.@Nullable Entry entry(JsonNode entry) throws IOException {
        FileMode mode =
                switch (Json.text(entry, "mode").orElse("100644")) {
                    case "100644" -> FileMode.REGULAR_FILE;
                    case "100755" -> FileMode.EXECUTABLE_FILE;
                    case "040000" -> FileMode.TREE;
                    case "120000" -> FileMode.SYMLINK;
                    default -> throw new Refusal(422, "tree.mode is not supported");
                };
        if (entry.has("content")) {
            String content = entry.path("content").asText();
            return new TreeEdits.Entry(
                    mode, hub.git().blob(content.getBytes(StandardCharsets.UTF_8)));
        }
        if (entry.path("sha").isTextual()) {
            return new TreeEdits.Entry(
                    mode, ObjectId.fromString(existing(entry.path("sha").asText())));
        }
        return null;
    }

    private Answer tree(Call call, Ledger ledger) throws IOException {
        ObjectId tree = treeOf(call.path("ref"));
        return Answer.ok(shape(tree, call.query("recursive").isPresent()));
    }

    private Fields shape(ObjectId tree, boolean recursive) throws IOException {
        List<Fields> entries = new ArrayList<>();
        try (TreeWalk walk = new TreeWalk(hub.git().repository())) {
            walk.addTree(tree);
            while (entries.size() < MOST_ENTRIES && walk.next()) {
                entries.add(entry(walk));
                if (recursive && walk.isSubtree()) {
                    walk.enterSubtree();
                }
            }
        }
        return Fields.of("sha", tree.name())
                .with("url", hub.urls().repoApi() + "/git/trees/" + tree.name())
                .with("tree", entries)
                .with("truncated", entries.size() == MOST_ENTRIES);
    }

    private Fields entry(TreeWalk walk) {
        boolean folder = walk.isSubtree();
        String sha = walk.getObjectId(0).name();
        String mode = "000000" + walk.getFileMode(0);
        return Fields.of("path", walk.getPathString())
                .with("mode", mode.substring(mode.length() - 6))
                .with("type", folder ? "tree" : "blob")
                .with("sha", sha)
                .with("url", hub.urls().repoApi() + (folder ? "/git/trees/" : "/git/blobs/") + sha);
    }

    private Answer makeCommit(Call call, Ledger ledger) throws IOException {
        Rights.write(call, ledger);
        JsonNode body = call.json();
        String message = Json.text(body, "message").orElseThrow(() -> missing("Commit", "message"));
        String tree = Json.text(body, "tree").orElseThrow(() -> missing("Commit", "tree"));
        List<ObjectId> parents = new ArrayList<>();
        for (JsonNode parent : body.path("parents")) {
            parents.add(ObjectId.fromString(existing(parent.asText())));
        }
        Account account = ledger.known(call.caller().login());
        PersonIdent author = person(body.path("author"), account);
        PersonIdent committer =
                body.has("committer") ? person(body.path("committer"), account) : author;
        ObjectId id =
                hub.git()
                        .commit(
                                ObjectId.fromString(existing(tree)),
                                parents,
                                author,
                                committer,
                                message);
        return Answer.created(hub.commits().git(hub.git().commit(id.name())));
    }

    private PersonIdent person(JsonNode json, Account account) {
        Instant when = hub.store().now();
        if (json.path("date").isTextual()) {
            try {
                when = java.time.OffsetDateTime.parse(json.path("date").asText()).toInstant();
            } catch (DateTimeParseException e) {
                throw new Refusal(422, "Invalid request. The date is not in ISO 8601.", e);
            }
        }
        return new PersonIdent(
                json.path("name").asText(account.name()),
                json.path("email").asText(account.email()),
                when,
                ZoneOffset.UTC);
    }

    private Answer commit(Call call, Ledger ledger) throws IOException {
        RevCommit commit = hub.git().commit(existing(call.path("sha")));
        return Answer.ok(hub.commits().git(commit));
    }

    private ObjectId treeOf(String name) {
        try (RevWalk walk = new RevWalk(hub.git().repository())) {
            if (hub.git().has(name)) {
                return walk.parseTree(ObjectId.fromString(name));
            }
            return hub.git().commit(name).getTree();
        } catch (IOException e) {
            throw new Refusal(404, "Not Found", e);
        }
    }

    private String existing(String sha) throws IOException {
        if (!hub.git().has(sha)) {
            throw Refusal.notFound();
        }
        return sha;
    }

    private static Refusal missing(String resource, String field) {
        return Refusal.invalid(resource, field, "missing_field");
    }
}
