package dev.tenantry.web;

import jakarta.ws.rs.BadRequestException;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How many rows of a list a script takes at once.
 *
 * @param rows from 1 to {@link #MOST}; what is asked beyond becomes the nearest
 */
@Schema(
        type = SchemaType.INTEGER,
        minimum = "1",
        maximum = "200",
        description = "How many rows at once; more than 200 is 200")
public record Limit(int rows) {

    /** What a list answers when nothing is said. */
    public static final String USUAL = "50";

    private static final int MOST = 200;

    public Limit {
        rows = Math.clamp(rows, 1, MOST);
    }

    /**
     * Reads a parameter of an address.
     *
     * @throws BadRequestException when it is no number
     */
    public static Limit fromString(String text) {
        try {
            return new Limit(Integer.parseInt(text));
        } catch (NumberFormatException e) {
            throw new BadRequestException(e);
        }
    }
}
