package dev.tenantry.policy;

import static dev.tenantry.policy.GuardedEstate.APPLICATION;
import static dev.tenantry.policy.GuardedEstate.AUDIT;
import static dev.tenantry.policy.GuardedEstate.ESTATE;

import dev.tenantry.policy.argo.ArgoPaths;
import dev.tenantry.policy.argo.ArgoSources;
import dev.tenantry.policy.change.Verdict;
import dev.tenantry.policy.files.ObjectsOnce;
import dev.tenantry.policy.isolation.OwnObjects;
import dev.tenantry.testing.PaperEstate;
import java.util.List;

/** Into what is another tenant's, or everybody's. */
final class ElsewhereAttacks {

    private ElsewhereAttacks() {}

    static List<Attack> all() {
        String entry = "    - {role: WRITER, userByEmail: jane.doe@acme.example}\n";
        String own = Attack.FOLDER + "data/dataset-features.yaml";
        String others = own.replace("acme-retail", "acme-bank");
        PaperEstate mine = ESTATE.with(own, ESTATE.text(own) + entry);
        String foreign = GuardedEstate.application("https://evil.example/e", "main", "docs");
        String branch = GuardedEstate.application("https://a.example/estate", "mine", "docs");
        return List.of(
                new Attack(
                        "the same access entry for another tenant's dataset of that name",
                        ESTATE.with(own, ESTATE.text(own) + entry)
                                .with(
                                        others,
                                        ESTATE.text(others).replace("t-acme-bank", "t-acme-retail")
                                                + entry),
                        OwnObjects.RULE,
                        Verdict.Outcome.REFUSED),
                Attack.refused(
                        "a second manifest of an object",
                        Attack.GRANTS + "audit-again.yaml",
                        GuardedEstate.audit("['user:mallory@gmail.com']"),
                        ObjectsOnce.RULE),
                Attack.refused(
                        "one object twice in one file",
                        AUDIT,
                        GuardedEstate.audit("[]")
                                + "---\n"
                                + GuardedEstate.audit("['user:mallory@gmail.com']"),
                        ObjectsOnce.RULE),
                new Attack(
                        "one's own dataset twice, in another file",
                        mine.with(Attack.FOLDER + "data/z.yaml", mine.text(own)),
                        ObjectsOnce.RULE,
                        Verdict.Outcome.REFUSED),
                Attack.refused(
                        "a folder without rules applied",
                        APPLICATION,
                        GuardedEstate.application("https://a.example/estate", "main", "notes"),
                        ArgoPaths.RULE),
                Attack.refused(
                        "a folder reached by ..",
                        APPLICATION,
                        GuardedEstate.application(
                                "https://a.example/estate", "main", "platform/../notes"),
                        ArgoPaths.RULE),
                Attack.refused(
                        "everything applied",
                        APPLICATION,
                        GuardedEstate.application("https://a.example/estate", "main", "."),
                        ArgoPaths.RULE),
                Attack.refused(
                        "a source through Kustomize",
                        APPLICATION,
                        GuardedEstate.application(
                                        "https://a.example/estate", "main", "platform/node-pools")
                                .replace(
                                        "  destination:",
                                        "  sources: [{repoURL: \"https://a.example/estate\", targetRevision: main, path: platform/node-pools, kustomize: {namePrefix: x}}]\n  destination:"),
                        ArgoPaths.RULE),
                Attack.refused(
                        "a source without a revision",
                        APPLICATION,
                        GuardedEstate.application(
                                        "https://a.example/estate", "main", "platform/node-pools")
                                .replace("targetRevision: \"main\", ", ""),
                        ArgoSources.RULE),
                Attack.refused(
                        "a foreign repository", "argocd/apps/b.yaml", foreign, ArgoSources.RULE),
                Attack.refused("an unprotected branch", APPLICATION, branch, ArgoSources.RULE));
    }
}
