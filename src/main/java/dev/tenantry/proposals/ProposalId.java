package dev.tenantry.proposals;

import java.security.SecureRandom;
import java.util.regex.Pattern;

/**
 * Names a proposal everywhere: in its branch, its commit's trailers, its pull request and its
 * permalink. 16 of Crockford's base 32, lower case.
 */
public record ProposalId(String value) {

    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final Pattern FORM = Pattern.compile("[" + ALPHABET + "]{16}");
    private static final SecureRandom RANDOM = new SecureRandom();

    public ProposalId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("A proposal's id is 16 letters and digits.");
        }
    }

    public static ProposalId fresh() {
        StringBuilder id = new StringBuilder(16);
        RANDOM.ints(16, 0, ALPHABET.length()).forEach(i -> id.append(ALPHABET.charAt(i)));
        return new ProposalId(id.toString());
    }

    @Override
    public String toString() {
        return value;
    }
}
