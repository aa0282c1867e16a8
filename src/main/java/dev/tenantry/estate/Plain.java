package dev.tenantry.estate;

import dev.tenantry.manifest.Manifest;
import dev.tenantry.manifest.YamlList;
import dev.tenantry.manifest.YamlMap;
import dev.tenantry.manifest.YamlNode;
import dev.tenantry.manifest.YamlScalar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a node says, without how and where it is written: two nodes that mean the same are equal. A
 * text that would be a number without its quotes keeps them: to Kubernetes {@code 5432} is a port
 * and {@code "5432"} the name of one.
 */
public final class Plain {

    private static final Pattern NO_TEXT =
            Pattern.compile("[-+]?\\.?[0-9][0-9._eE+-]*|true|false|null|~");

    private Plain() {}

    public static Object of(YamlNode node) {
        return switch (node) {
            case YamlScalar scalar -> text(scalar);
            case YamlList list -> list.items().stream().map(Plain::of).toList();
            case YamlMap map -> map(map);
        };
    }

    private static String text(YamlScalar scalar) {
        if (scalar.isNull()) {
            return "";
        }
        boolean quoted = scalar.style() != YamlScalar.Style.PLAIN;
        return quoted && NO_TEXT.matcher(scalar.text()).matches()
                ? '"' + scalar.text() + '"'
                : scalar.text();
    }

    /** Do two objects say the same, however they are written? */
    public static boolean same(Manifest one, Manifest other) {
        return of(one.body()).equals(of(other.body()));
    }

    /** Those that are not the same on the other side. */
    public static Stream<Manifest> changed(List<Manifest> objects, List<Manifest> others) {
        return objects.stream()
                .filter(object -> others.stream().noneMatch(other -> same(other, object)));
    }

    /** The map without some of its keys. */
    public static Object without(YamlNode node, String... keys) {
        Object plain = of(node);
        if (plain instanceof Map<?, ?> map) {
            Map<Object, Object> rest = new LinkedHashMap<>(map);
            List.of(keys).forEach(rest::remove);
            return rest;
        }
        return plain;
    }

    private static Map<String, Object> map(YamlMap map) {
        Map<String, Object> plain = new LinkedHashMap<>();
        map.entries().forEach(entry -> plain.put(entry.key().text(), of(entry.value())));
        return plain;
    }
}
