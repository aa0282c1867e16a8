package dev.tenantry.sandbox.github;

import dev.tenantry.sandbox.world.People;
import dev.tenantry.sandbox.world.Person;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.jspecify.annotations.Nullable;

/** The smallest beginning: three people of the company, a guest, and an estate of two files. */
public final class SmallEstate implements Beginning {

    private static final Person INES = People.withLogin("infra-engineer");
    private static final Person GUEST =
            new Person("guest@acme.example", "Gwen Guest", "guest", Set.of(), false);

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
        ledger.add(Account.of(INES, 11, "admin"));
        ledger.add(Account.of(People.withLogin("data-engineer"), 12, "write"));
        ledger.add(Account.of(People.withLogin("reviewer"), 13, "write"));
        ledger.add(Account.of(GUEST, 14, "read"));
        ledger.teams.put("security", Set.of("reviewer"));
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
                            INES.name(),
                            INES.email(),
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
