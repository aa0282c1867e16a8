package dev.tenantry.sandbox.github;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;

/** Refs over REST; main moves by merged pull requests only. */
final class RefsApi {

    static final String PROTECTED =
            "Repository rule violations found\n\nChanges must be made through a pull request.\n\n";

    private final Hub hub;

    RefsApi(Hub hub) {
        this.hub = hub;
    }

    void register(Routes routes, String repo) {
        routes.on("GET", repo + "/git/ref/{ref...}", this::ref);
        routes.on("GET", repo + "/git/refs/{ref...}", this::ref);
        routes.on("GET", repo + "/git/matching-refs/{ref...}", this::matching);
        routes.on("POST", repo + "/git/refs", this::make);
        routes.on("PATCH", repo + "/git/refs/{ref...}", this::update);
        routes.on("DELETE", repo + "/git/refs/{ref...}", this::delete);
    }

    private Answer ref(Call call, Ledger ledger) throws IOException {
        String name = "refs/" + call.path("ref");
        ObjectId id = hub.git().ref(name).orElseThrow(Refusal::notFound);
        return Answer.ok(hub.commits().ref(name, id.name()));
    }

    private Answer matching(Call call, Ledger ledger) throws IOException {
        List<Fields> refs =
                hub.git().refs("refs/" + call.path("ref")).entrySet().stream()
                        .map(ref -> hub.commits().ref(ref.getKey(), ref.getValue()))
                        .toList();
        return Answer.ok(refs);
    }

    private Answer make(Call call, Ledger ledger) throws IOException {
        Rights.write(call, ledger);
        JsonNode body = call.json();
        String name = Json.text(body, "ref").orElse("");
        if (!name.startsWith("refs/") || !Repository.isValidRefName(name)) {
            throw new Refusal(422, name + " is not a valid ref name.");
        }
        ObjectId id = object(body);
        if (hub.git().ref(name).isPresent()) {
            throw new Refusal(422, "Reference already exists");
        }
        hub.git().move(name, ObjectId.zeroId(), id);
        hub.events().moved(ledger, name, ObjectId.zeroId(), id, call.caller().login());
        return Answer.created(hub.commits().ref(name, id.name()));
    }

    private Answer update(Call call, Ledger ledger) throws IOException {
        Rights.write(call, ledger);
        String name = unprotected(call);
        ObjectId old = existing(name);
        ObjectId id = object(call.json());
        if (!call.json().path("force").asBoolean() && !hub.git().isAncestor(old, id)) {
            throw new Refusal(422, "Update is not a fast forward");
        }
        if (!old.equals(id)) {
            hub.git().move(name, old, id);
            hub.events().moved(ledger, name, old, id, call.caller().login());
        }
        return Answer.ok(hub.commits().ref(name, id.name()));
    }

    private Answer delete(Call call, Ledger ledger) throws IOException {
        Rights.write(call, ledger);
        String name = unprotected(call);
        ObjectId old = existing(name);
        hub.git().delete(name);
        hub.events().moved(ledger, name, old, ObjectId.zeroId(), call.caller().login());
        return Answer.empty(204);
    }

    private static String unprotected(Call call) {
        String name = "refs/" + call.path("ref");
        if (name.equals("refs/heads/main")) {
            throw new Refusal(422, PROTECTED);
        }
        return name;
    }

    private ObjectId existing(String name) throws IOException {
        return hub.git().ref(name).orElseThrow(() -> new Refusal(422, "Reference does not exist"));
    }

    private ObjectId object(JsonNode body) throws IOException {
        String sha = Json.text(body, "sha").orElse("");
        if (!hub.git().has(sha)) {
            throw new Refusal(422, "Object does not exist");
        }
        return ObjectId.fromString(sha);
    }
}
