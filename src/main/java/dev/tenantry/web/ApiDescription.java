package dev.tenantry.web;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/**
 * What all operations of the API have in common, said once: how they refuse. Pages are no part of
 * the description.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ApiDescription implements OASFilter {

    private static final String API = "/api/v1/";

    private static final Map<String, String> REFUSALS =
            Map.of(
                    "400", "A parameter or the body cannot be read",
                    "401", "No token, or one that does not count",
                    "403", "Your groups or your part in it do not allow this",
                    "404", "It is not there, or you may not know of it",
                    "409", "Something else came first; look again",
                    "422", "A field or a policy rule refuses it",
                    "503", "GitHub cannot do it now, or the estate is still being read");

    @Override
    public void filterOpenAPI(OpenAPI description) {
        List.copyOf(description.getPaths().getPathItems().keySet()).stream()
                .filter(path -> !path.startsWith(API))
                .forEach(description.getPaths()::removePathItem);
        if (description.getComponents() == null) {
            description.setComponents(OASFactory.createComponents());
        }
        description.getComponents().addSchema("Problem", problem());
        description
                .getPaths()
                .getPathItems()
                .forEach(
                        (path, item) ->
                                item.getOperations()
                                        .forEach(
                                                (verb, operation) ->
                                                        refuse(path, verb, operation)));
    }

    private static void refuse(String path, PathItem.HttpMethod verb, Operation operation) {
        refuse(operation, "400", "401", "403");
        if (path.contains("{")) {
            refuse(operation, "404");
        }
        if (verb == PathItem.HttpMethod.POST) {
            refuse(operation, "409", "422");
        }
        if (verb == PathItem.HttpMethod.POST && path.contains("{")) {
            refuse(operation, "503");
        }
    }

    private static void refuse(Operation operation, String... statuses) {
        for (String status : statuses) {
            APIResponse refusal =
                    OASFactory.createAPIResponse()
                            .description(REFUSALS.get(status))
                            .content(
                                    OASFactory.createContent()
                                            .addMediaType(
                                                    "application/problem+json",
                                                    OASFactory.createMediaType()
                                                            .schema(
                                                                    OASFactory.createSchema()
                                                                            .ref("Problem"))));
            operation.getResponses().addAPIResponse(status, refusal);
        }
    }

    private static Schema problem() {
        return OASFactory.createSchema()
                .addType(SchemaType.OBJECT)
                .description("Problem details of RFC 9457")
                .addProperty("type", text("about:blank"))
                .addProperty("title", text("What happened, short"))
                .addProperty("status", OASFactory.createSchema().addType(SchemaType.INTEGER))
                .addProperty("detail", text("What that means and what can be done, in sentences"))
                .addProperty("instance", text("The path that was asked"))
                .addProperty("trace", text("What to look for in the logs"))
                .addProperty("rule", text("The id of the policy rule that refused, when one did"));
    }

    private static Schema text(String description) {
        return OASFactory.createSchema().addType(SchemaType.STRING).description(description);
    }
}
