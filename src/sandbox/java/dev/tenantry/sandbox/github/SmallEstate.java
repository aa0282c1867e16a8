package dev.tenantry.sandbox.github;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.jspecify.annotations.Nullable;

/** The smallest beginning: three people and an estate of two files. */
public final class SmallEstate implements Beginning {

    @Override
    public void fill(Repository bare, Ledger ledger) throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("README.md", "# Estate\n\nEverything about the data platform, as files.\n");
        files.put(
                "tenants/acme-retail/infra/services/bigquery.yaml",
                """
                apiVersion: serviceusage.cnrm.cloud.google.com/v1beta1
                kind: Service
                metadata:
                  name: bigquery
                """);
        commit(bare, files);
        person(ledger, 11, "infra-engineer", "Ines Infra", "admin");
        person(ledger, 12, "data-engineer", "Dana Data", "write");
        person(ledger, 13, "reviewer", "Remy Review", "write");
        person(ledger, 14, "guest", "Gwen Guest", "read");
    }

    private static void person(Ledger ledger, long id, String login, String name, String role) {
        ledger.add(Account.person(id, login, name, login + "@acme.example", role));
    }

    private static void commit(Repository bare, Map<String, String> files) throws IOException {
        Map<String, TreeEdits.@Nullable Entry> changes = new LinkedHashMap<>();
        try (ObjectInserter inserter = bare.newObjectInserter()) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                byte[] bytes = file.getValue().getBytes(StandardCharsets.UTF_8);
                ObjectId blob = inserter.insert(Constants.OBJ_BLOB, bytes);
                changes.put(file.getKey(), new TreeEdits.Entry(FileMode.REGULAR_FILE, blob));
            }
            inserter.flush();
            CommitBuilder builder = new CommitBuilder();
            builder.setTreeId(new TreeEdits(bare).apply(null, changes));
            PersonIdent author =
                    new PersonIdent(
                            "Ines Infra",
                            "infra-engineer@acme.example",
                            Instant.parse("2026-01-05T09:00:00Z"),
                            ZoneOffset.UTC);
            builder.setAuthor(author);
            builder.setCommitter(author);
            builder.setMessage("Begin the estate\n");
            ObjectId commit = inserter.insert(builder);
            inserter.flush();
            RefUpdate update = bare.updateRef("refs/heads/main");
            update.setNewObjectId(commit);
            update.update();
        }
    }
}
