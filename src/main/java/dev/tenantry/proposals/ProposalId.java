package dev.tenantry.proposals;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Names a proposal everywhere: in its branch, its commit's trailers, its pull request and its
 * permalink. 16 of Crockford's base 32, lower case.
 */
public record ProposalId(String value) {

    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final String OF_CHANGE = "change-";
    private static final Pattern FORM = Pattern.compile("[" + ALPHABET + "]{16}");

    public ProposalId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("A proposal's id is 16 letters and digits.");
        }
    }

    /**
     * The id of what one person submits under one idempotency key: the same key can never make two
     * proposals, and a preview already carries the id that the proposal will have.
     */
    public static ProposalId of(String requester, String idempotencyKey) {
        byte[] hash = sha256(requester + '\0' + idempotencyKey);
        StringBuilder id = new StringBuilder(16);
        for (int i = 0; i < 16; i++) {
            id.append(ALPHABET.charAt(hash[i] & 31));
        }
        return new ProposalId(id.toString());
    }

    /** The key of a form that asks for something else in its place. */
    String keyOfChange() {
        return OF_CHANGE + value;
    }

    /** The proposal that a form with this key changes; empty for one that makes a new one. */
    public static Optional<ProposalId> changedBy(String key) {
        return Optional.of(key)
                .filter(k -> k.startsWith(OF_CHANGE))
                .map(k -> k.substring(OF_CHANGE.length()))
                .filter(ProposalId::isValid)
                .map(ProposalId::new);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }

    public static boolean isValid(String value) {
        return FORM.matcher(value).matches();
    }

    public static ProposalId fresh() {
        StringBuilder id = new StringBuilder(16);
        new SecureRandom()
                .ints(16, 0, ALPHABET.length())
                .forEach(i -> id.append(ALPHABET.charAt(i)));
        return new ProposalId(id.toString());
    }

    @Override
    public String toString() {
        return value;
    }
}
