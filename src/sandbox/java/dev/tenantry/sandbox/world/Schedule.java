package dev.tenantry.sandbox.world;

import java.util.List;

/** A cron workflow of a tenant. */
public record Schedule(
        String name,
        String tenant,
        String template,
        String cron,
        String timezone,
        boolean suspended,
        List<Template.Parameter> arguments) {

    public Schedule {
        arguments = List.copyOf(arguments);
    }

    public String path() {
        return "tenants/" + tenant + "/workflows/" + name + ".cron.yaml";
    }
}
