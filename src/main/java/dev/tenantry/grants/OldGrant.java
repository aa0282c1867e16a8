package dev.tenantry.grants;

import dev.tenantry.estate.DesiredGrant;
import dev.tenantry.manifest.Estate;
import dev.tenantry.manifest.FileEdit;
import dev.tenantry.manifest.ManifestFile;
import dev.tenantry.proposals.IntentRefused;

/** A grant that goes: its file is deleted when nothing else is in it. */
final class OldGrant {

    private OldGrant() {}

    /**
     * The edit that removes it.
     *
     * @throws IntentRefused when other objects stand in the same file
     */
    static FileEdit removal(Estate estate, DesiredGrant grant) throws IntentRefused {
        byte[] bytes = estate.read(grant.path()).orElse(new byte[0]);
        ManifestFile file = ManifestFile.read(grant.path(), bytes);
        if (file.manifests().size() != 1 || file.foreign() > 0 || !file.problems().isEmpty()) {
            throw new IntentRefused(
                    "The grant shares its file "
                            + grant.path()
                            + " with other objects; move it into a file of its own first.");
        }
        return new FileEdit.Delete(grant.path(), bytes);
    }
}
