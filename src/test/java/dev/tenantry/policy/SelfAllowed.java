package dev.tenantry.policy;

import static dev.tenantry.policy.GuardedEstate.ESTATE;
import static dev.tenantry.policy.GuardedEstate.NAMESPACE;
import static dev.tenantry.policy.GuardedEstate.RULE;

import dev.tenantry.policy.change.Verdict;
import dev.tenantry.policy.isolation.OwnObjects;
import dev.tenantry.testing.GrantText;
import java.util.List;

/** What a grant needs, brought by the same pull request. */
final class SelfAllowed {

    private SelfAllowed() {}

    static List<Attack> all() {
        String namespace = ESTATE.text(NAMESPACE);
        String cards = Attack.FOLDER + "data/dataset-cards.yaml";
        return List.of(
                new Attack(
                        "a data class lowered beside the grant that it would allow",
                        forever()
                                .in(
                                        ESTATE.with(
                                                cards,
                                                ESTATE.text(cards)
                                                        .replace(
                                                                "data-class: restricted",
                                                                "data-class: public"))),
                        "known-organisations",
                        Verdict.Outcome.REFUSED),
                new Attack(
                        "a house rule loosened beside the grant that it would allow",
                        PaperPolicy.GOOD
                                .to("user:mallory@gmail.com")
                                .in(
                                        ESTATE.with(
                                                RULE,
                                                GuardedEstate.rule()
                                                        .replace("acme.example", "gmail.com"))),
                        "known-organisations",
                        Verdict.Outcome.REFUSED),
                Attack.refused(
                        "a grant to somebody outside, in the factory",
                        "factory/acme-retail/x.yaml",
                        PaperPolicy.GOOD
                                .to("user:mallory@gmail.com")
                                .text()
                                .replace("namespace: t-acme-retail", "namespace: kcc-factory"),
                        "known-organisations"),
                Attack.refused(
                        "a grant to somebody outside, on the platform",
                        "platform/x.yaml",
                        PaperPolicy.GOOD
                                .on(GrantText.project("acme-platform"))
                                .to("user:mallory@gmail.com")
                                .text()
                                .replace("namespace: t-acme-retail", "namespace: kcc-factory"),
                        "known-organisations"),
                new Attack(
                        "another tenant's project taken by the namespace",
                        ESTATE.with(
                                NAMESPACE,
                                namespace.replace("acme-retail-ml-prod", "acme-bank-ml-prod")),
                        OwnObjects.RULE,
                        Verdict.Outcome.REFUSED));
    }

    private static GrantText forever() {
        return GrantText.dataset("acme-retail", "cards", PaperPolicy.END)
                .when(
                        "resource.name == \"projects/acme-retail-ml-prod/datasets/cards\" || resource.name.startsWith(\"projects/acme-retail-ml-prod/datasets/cards/\")")
                .saying("never");
    }
}
