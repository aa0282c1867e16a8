package dev.tenantry.policy;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.StructType;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The shapes that an expression may look into, so that a misspelled field does not compile instead
 * of never matching.
 */
final class Types implements CelTypeProvider {

    private final Map<String, CelType> types;

    /** By name: the fields and their types. */
    Types(Map<String, Map<String, CelType>> shapes) {
        this.types =
                shapes.entrySet().stream()
                        .collect(
                                java.util.stream.Collectors.toUnmodifiableMap(
                                        Map.Entry::getKey, e -> struct(e.getKey(), e.getValue())));
    }

    CelType type(String name) {
        return Objects.requireNonNull(types.get(name));
    }

    @Override
    public ImmutableCollection<CelType> types() {
        return ImmutableList.copyOf(types.values());
    }

    @Override
    public Optional<CelType> findType(String name) {
        return Optional.ofNullable(types.get(name));
    }

    private static CelType struct(String name, Map<String, CelType> fields) {
        return StructType.create(
                name,
                ImmutableSet.copyOf(fields.keySet()),
                field -> Optional.ofNullable(fields.get(field)));
    }
}
