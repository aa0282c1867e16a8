package dev.tenantry.sandbox.google;

import dev.tenantry.sandbox.world.Condition;
import java.util.Optional;

/** One member with one role, perhaps under a condition: what a grant puts into an allow policy. */
public record Allowed(String member, String role, Optional<Condition> condition) {}
