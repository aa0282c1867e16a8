package dev.tenantry.policy.layout;

import dev.tenantry.estate.ParsedFiles;
import dev.tenantry.estate.layout.Layout;
import dev.tenantry.manifest.Estate;
import dev.tenantry.policy.change.Approvers;
import dev.tenantry.policy.change.Question;
import dev.tenantry.policy.owners.CodeOwners;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who looks after the layout: whom it names itself, before a change, and whom CODEOWNERS names for
 * its file.
 */
record LayoutOwners(List<Approvers> named, List<String> owners) {

    static LayoutOwners of(Estate estate) {
        List<Approvers> named =
                estate.read(Layout.PATH).stream()
                        .map(bytes -> ParsedFiles.read(Layout.PATH, bytes))
                        .flatMap(file -> file.manifests().stream())
                        .map(Approvers::of)
                        .filter(approvers -> !approvers.isNobody())
                        .toList();
        return new LayoutOwners(named, CodeOwners.of(estate).of(Layout.PATH));
    }

    boolean isNobody() {
        return named.isEmpty() && owners.isEmpty();
    }

    /** One of them who did not make the change; empty while nobody has approved. */
    Optional<String> approved(Question question) {
        return named.stream()
                .flatMap(approvers -> approvers.approved(question).stream())
                .findFirst()
                .or(() -> owners.stream().filter(question.consent()::has).findFirst());
    }

    /** For a sentence. */
    @Override
    public String toString() {
        return Stream.concat(named.stream().map(Approvers::shown), owners.stream())
                .collect(Collectors.joining(" or "));
    }
}
