package dev.tenantry.sources.billing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import org.apache.commons.csv.CSVRecord;

/**
 * Whose charge it is: the project. FOCUS says {@code SubAccountId}; Google's own view has the
 * billing account there and the project in {@code x_Project}, an object or flattened.
 */
record Project(Optional<String> id, Optional<String> name) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static Project of(FocusColumns columns, CSVRecord row) {
        Optional<String> flat = columns.optional(row, "x_ProjectId");
        if (flat.isPresent()) {
            return new Project(flat, columns.optional(row, "x_ProjectName"));
        }
        Optional<JsonNode> object = columns.optional(row, "x_Project").flatMap(Project::object);
        if (object.isPresent()) {
            return new Project(
                    text(object.orElseThrow(), "id"), text(object.orElseThrow(), "name"));
        }
        Optional<String> account = columns.optional(row, "BillingAccountId");
        return new Project(
                columns.optional(row, "SubAccountId")
                        .filter(id -> !account.equals(Optional.of(id))),
                columns.optional(row, "SubAccountName"));
    }

    private static Optional<JsonNode> object(String text) {
        try {
            return Optional.of(JSON.readTree(text)).filter(JsonNode::isObject);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> text(JsonNode object, String field) {
        return Optional.of(object.path(field).asText("")).filter(text -> !text.isEmpty());
    }
}
