package dev.tenantry.web;

import io.quarkus.qute.TemplateExtension;

/** Lets tags, whose parameters have no declared type, tell constants apart without reflection. */
@TemplateExtension
final class EnumNames {

    private EnumNames() {}

    static String name(Enum<?> constant) {
        return constant.name();
    }
}
