package dev.tenantry.github;

import dev.tenantry.manifest.EntryKind;
import dev.tenantry.manifest.FileEdit;
import dev.tenantry.proposals.ForgeTrouble;
import dev.tenantry.proposals.PullRequests.Draft;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.kohsuke.github.GHRepository;
import org.kohsuke.github.GHTreeBuilder;

/**
 * The branch of a proposal: one commit over the change set's base, remembered before any branch
 * stands at it. A branch that is there already is taken when it stands at a commit that we
 * remember, so that a step that was killed can be done again; what a commit says of itself proves
 * nothing.
 */
final class ProposalBranch {

    private static final String HEADS = "refs/heads/";

    private final Repositories repositories;
    private final MadeCommits made;

    ProposalBranch(Repositories repositories, MadeCommits made) {
        this.repositories = repositories;
        this.made = made;
    }

    String ensure(Draft draft, GHRepository as) throws IOException, ForgeTrouble {
        Optional<String> there = head(draft);
        if (there.isPresent()) {
            return overTheBase(own(there.get(), draft), draft, as);
        }
        String commit = remembered(draft, as);
        try {
            as.createRef(HEADS + draft.branch(), commit);
            return commit;
        } catch (IOException e) {
            // Another try of ours was faster, or its answer was lost.
            if (Trouble.status(e) == 422) {
                Optional<String> made = head(draft);
                if (made.isPresent()) {
                    return own(made.get(), draft);
                }
            }
            throw e;
        }
    }

    String move(Draft draft, String oldHead, GHRepository as) throws IOException, ForgeTrouble {
        Optional<String> there = head(draft);
        if (there.isPresent() && !there.get().equals(oldHead)) {
            return movedAlready(there.get(), draft);
        }
        String commit = remembered(draft, as);
        if (there.isPresent()) {
            repositories.moveBranch(draft.branch(), commit);
        } else {
            as.createRef(HEADS + draft.branch(), commit);
        }
        return commit;
    }

    /** What an earlier try made may stand on a base that main has left since. */
    private String overTheBase(String head, Draft draft, GHRepository as)
            throws IOException, ForgeTrouble {
        if (standsOn(draft.changes().base(), head)) {
            return head;
        }
        String commit = remembered(draft, as);
        repositories.moveBranch(draft.branch(), commit);
        return commit;
    }

    private boolean standsOn(String base, String head) throws IOException, ForgeTrouble {
        return repositories.app().getCommit(head).getParentSHA1s().contains(base);
    }

    private String movedAlready(String head, Draft draft) throws IOException, ForgeTrouble {
        if (standsOn(draft.changes().base(), own(head, draft))) {
            return head;
        }
        throw new ForgeTrouble.Conflict(
                "Somebody else pushed to the proposal's branch.",
                new IllegalStateException("The branch stands at " + head));
    }

    private String own(String head, Draft draft) throws ForgeTrouble {
        if (made.of(draft.id()).contains(head)) {
            return head;
        }
        throw new ForgeTrouble.Conflict(
                "The proposal's branch holds a commit that is not ours.",
                new IllegalStateException("The branch stands at " + head));
    }

    private String remembered(Draft draft, GHRepository as) throws IOException {
        String commit = commit(draft, as);
        made.remember(draft.id(), commit);
        return commit;
    }

    private Optional<String> head(Draft draft) throws IOException, ForgeTrouble {
        try {
            return Optional.of(repositories.app().getBranch(draft.branch()).getSHA1());
        } catch (IOException e) {
            if (Trouble.status(e) == 404) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static String commit(Draft draft, GHRepository as) throws IOException {
        String base = draft.changes().base();
        GHTreeBuilder tree = as.createTree().baseTree(base);
        for (FileEdit edit : draft.changes().edits()) {
            switch (edit) {
                case FileEdit.Add(String path, EntryKind kind, byte[] after) ->
                        put(tree, path, kind, after);
                case FileEdit.Change(
                                String path,
                                EntryKind _,
                                byte[] _,
                                EntryKind kind,
                                byte[] after) ->
                        put(tree, path, kind, after);
                case FileEdit.Delete(String path, EntryKind _, byte[] _) -> tree.delete(path);
            }
        }
        return as.createCommit()
                .message(draft.message())
                .tree(tree.create().getSha())
                .parent(base)
                .create()
                .getSHA1();
    }

    /**
     * Text travels in the tree's own request; other bytes need a blob of their own. What is no file
     * here (a link, a submodule) is nothing that a change of ours makes.
     */
    private static void put(GHTreeBuilder tree, String path, EntryKind kind, byte[] content) {
        if (!kind.isFile()) {
            throw new IllegalArgumentException(path + " would become no regular file: " + kind);
        }
        boolean executable = kind == EntryKind.EXECUTABLE;
        try {
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
            tree.add(path, text, executable);
        } catch (CharacterCodingException e) {
            tree.add(path, content, executable);
        }
    }
}
