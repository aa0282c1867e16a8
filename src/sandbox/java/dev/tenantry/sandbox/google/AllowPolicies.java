package dev.tenantry.sandbox.google;

import com.google.iam.v1.Binding;
import com.google.iam.v1.Policy;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import com.google.type.Expr;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.function.Function;

/**
 * The allow policies of all projects ({@code projects/<id>}) and buckets ({@code buckets/<name>}).
 * What never changed follows from the world; each changed one is a JSON file in the state folder.
 */
public final class AllowPolicies {

    private final Path folder;
    private final Function<String, Policy> first;

    AllowPolicies(Path folder, Function<String, Policy> first) {
        this.folder = folder;
        this.first = first;
    }

    /** The policy as it stands, version 3. */
    public synchronized Policy of(String resource) {
        Path file = file(resource);
        Policy.Builder policy = Policy.newBuilder();
        try {
            if (Files.exists(file)) {
                JsonFormat.parser().merge(Files.readString(file), policy);
            } else {
                policy.mergeFrom(first.apply(resource));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The allow policy in " + file + " cannot be read", e);
        }
        return policy.setVersion(3).clearEtag().setEtag(etag(policy)).build();
    }

    /** Is this member there, with this role under this very condition? */
    public boolean has(String resource, Allowed allowed) {
        return of(resource).getBindingsList().stream()
                .anyMatch(b -> isFor(b, allowed) && b.getMembersList().contains(allowed.member()));
    }

    /** Adds one member; nothing happens when it is there already. */
    public synchronized void add(String resource, Allowed allowed) throws GoogleRefused {
        PolicyRules.check(allowed);
        if (!has(resource, allowed)) {
            Policy.Builder policy = of(resource).toBuilder();
            Optional<Binding.Builder> there =
                    policy.getBindingsBuilderList().stream()
                            .filter(b -> isFor(b.build(), allowed))
                            .findFirst();
            there.orElseGet(() -> begun(policy.addBindingsBuilder(), allowed))
                    .addMembers(allowed.member());
            save(resource, policy.build());
        }
    }

    /** Takes one member away; nothing happens when it is not there. */
    public synchronized void remove(String resource, Allowed allowed) {
        Policy before = of(resource);
        Policy.Builder after = before.toBuilder().clearBindings();
        for (Binding binding : before.getBindingsList()) {
            Binding.Builder kept = binding.toBuilder();
            if (isFor(binding, allowed)) {
                kept.clearMembers();
                binding.getMembersList().stream()
                        .filter(member -> !member.equals(allowed.member()))
                        .forEach(kept::addMembers);
            }
            if (kept.getMembersCount() > 0) {
                after.addBindings(kept);
            }
        }
        if (!after.build().getBindingsList().equals(before.getBindingsList())) {
            save(resource, after.build());
        }
    }

    static Binding.Builder begun(Binding.Builder binding, Allowed allowed) {
        binding.setRole(allowed.role());
        allowed.condition()
                .ifPresent(
                        condition ->
                                binding.setCondition(
                                        Expr.newBuilder()
                                                .setTitle(condition.title())
                                                .setDescription(condition.description())
                                                .setExpression(condition.expression())));
        return binding;
    }

    private static boolean isFor(Binding binding, Allowed allowed) {
        return binding.getRole().equals(allowed.role())
                && binding.hasCondition() == allowed.condition().isPresent()
                && allowed.condition()
                        .map(
                                c ->
                                        c.title().equals(binding.getCondition().getTitle())
                                                && c.expression()
                                                        .equals(
                                                                binding.getCondition()
                                                                        .getExpression()))
                        .orElse(true);
    }

    private static ByteString etag(Policy.Builder policy) {
        return ByteString.copyFromUtf8(
                Integer.toHexString(policy.clone().clearEtag().build().hashCode()));
    }

    private void save(String resource, Policy policy) {
        Path file = file(resource);
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.createDirectories(folder);
            Files.writeString(draft, JsonFormat.printer().print(policy));
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("A policy that cannot be JSON: " + resource, e);
        } catch (IOException e) {
            throw new UncheckedIOException("The allow policy cannot be kept in " + file, e);
        }
    }

    private Path file(String resource) {
        return folder.resolve(resource.replace('/', '_') + ".json");
    }
}
