package dev.tenantry.sandbox.world;

/** A Resource Manager folder that tenants' projects lie in. */
public record Folder(long number, String displayName) {

    public String resource() {
        return "folders/" + number;
    }
}
