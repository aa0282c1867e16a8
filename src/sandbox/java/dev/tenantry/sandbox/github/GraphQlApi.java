package dev.tenantry.sandbox.github;

import com.fasterxml.jackson.databind.JsonNode;
import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.GraphQLError;
import graphql.GraphqlErrorException;
import graphql.Scalars;
import graphql.TypeResolutionEnvironment;
import graphql.execution.DataFetcherResult;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLScalarType;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import graphql.validation.ValidationError;
import graphql.validation.ValidationErrorType;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The part of GitHub's GraphQL API that its REST API has not: the merge queue. Types and names as in
 * GitHub's public schema; what is refused is an error beside status 200, as there.
 */
final class GraphQlApi {

    private static final String SCHEMA =
            """
            scalar GitObjectID
            interface Node { id: ID! }
            type Query { node(id: ID!): Node }
            type Mutation {
              enqueuePullRequest(input: EnqueuePullRequestInput!): EnqueuePullRequestPayload
            }
            type PullRequest implements Node {
              id: ID!
              number: Int!
              headRefOid: GitObjectID!
              isInMergeQueue: Boolean!
              isMergeQueueEnabled: Boolean!
            }
            input EnqueuePullRequestInput {
              clientMutationId: String
              expectedHeadOid: GitObjectID
              jump: Boolean
              pullRequestId: ID!
            }
            type EnqueuePullRequestPayload {
              clientMutationId: String
              mergeQueueEntry: MergeQueueEntry
            }
            type MergeQueueEntry implements Node { id: ID! position: Int! }
            """;

    /** A commit's name is a text. */
    private static final GraphQLScalarType OID =
            GraphQLScalarType.newScalar(Scalars.GraphQLString).name("GitObjectID").build();

    private final MergeQueue queue;
    private final GraphQL graphql;

    /** Who asks, and what they ask about. */
    private record Context(Call call, Ledger ledger) {}

    GraphQlApi(MergeQueue queue) {
        this.queue = queue;
        RuntimeWiring wiring =
                RuntimeWiring.newRuntimeWiring()
                        .scalar(OID)
                        .type("Node", type -> type.typeResolver(GraphQlApi::type))
                        .type("Query", type -> type.dataFetcher("node", this::node))
                        .type(
                                "Mutation",
                                type -> type.dataFetcher("enqueuePullRequest", this::enqueue))
                        .build();
        graphql =
                GraphQL.newGraphQL(
                                new SchemaGenerator()
                                        .makeExecutableSchema(
                                                new SchemaParser().parse(SCHEMA), wiring))
                        .build();
    }

    void register(Routes routes) {
        routes.on("POST", "/api/graphql", this::answer);
    }

    private Answer answer(Call call, Ledger ledger) {
        JsonNode body = call.json();
        Map<String, Object> variables = new LinkedHashMap<>();
        body.path("variables")
                .properties()
                .forEach(entry -> variables.put(entry.getKey(), entry.getValue().asText()));
        ExecutionResult result =
                graphql.execute(
                        ExecutionInput.newExecutionInput(Json.text(body, "query").orElse(""))
                                .variables(variables)
                                .graphQLContext(Map.of(Context.class, new Context(call, ledger))));
        Fields said = Fields.of("data", result.getData());
        if (!result.getErrors().isEmpty()) {
            said.with("errors", result.getErrors().stream().map(GraphQlApi::error).toList());
        }
        return Answer.ok(said);
    }

    /** As GitHub writes it: what the API refuses has a type, what the schema does a code. */
    private static Fields error(GraphQLError error) {
        Fields said = Fields.of("message", error.getMessage()).with("path", error.getPath());
        if (error instanceof ValidationError invalid) {
            boolean field = invalid.getValidationErrorType() == ValidationErrorType.FieldUndefined;
            return said.with(
                    "extensions", Fields.of("code", field ? "undefinedField" : "invalid"));
        }
        Map<String, Object> more = error.getExtensions();
        return said.with("type", more == null ? "INTERNAL" : more.get("type"));
    }


    /** Nothing else is looked up by its id. */
    private static GraphQLObjectType type(TypeResolutionEnvironment found) {
        return found.getSchema().getObjectType("PullRequest");
    }

    private static Optional<Pull> pull(Ledger ledger, String id) {
        return ledger.pulls.stream()
                .filter(pull -> UserShape.nodeId("PR", pull.id).equals(id))
                .findFirst();
    }

    private Object node(DataFetchingEnvironment asked) {
        Context context = asked.getGraphQlContext().get(Context.class);
        Rights.takePart(context.call());
        return pull(context.ledger(), String.valueOf(asked.<Object>getArgument("id")))
                .map(pull -> (Object) shape(context.ledger(), pull))
                .orElseGet(() -> refused(Refusal.notFound()));
    }

    private static Map<String, Object> shape(Ledger ledger, Pull pull) {
        return Map.of(
                "id", UserShape.nodeId("PR", pull.id),
                "number", pull.number,
                "headRefOid", pull.headSha,
                "isInMergeQueue", ledger.queued(pull.number).isPresent(),
                "isMergeQueueEnabled", ledger.rules.queue && pull.baseRef.equals("main"));
    }

    private Object enqueue(DataFetchingEnvironment asked) throws IOException {
        Context context = asked.getGraphQlContext().get(Context.class);
        Map<String, String> input = Objects.requireNonNull(asked.getArgument("input"));
        try {
            Rights.write(context.call(), context.ledger());
            Pull pull =
                    pull(context.ledger(), input.getOrDefault("pullRequestId", ""))
                            .orElseThrow(Refusal::notFound);
            Queued queued =
                    queue.add(
                            context.ledger(),
                            pull,
                            Optional.ofNullable(input.get("expectedHeadOid")),
                            context.call().caller().login());
            return Map.of(
                    "mergeQueueEntry",
                    Map.of(
                            "id", UserShape.nodeId("MQE", queued.id()),
                            "position", context.ledger().queue.indexOf(queued) + 1));
        } catch (Refusal e) {
            return refused(e);
        }
    }

    private static Object refused(Refusal refusal) {
        String type =
                switch (refusal.status()) {
                    case 403 -> "FORBIDDEN";
                    case 404 -> "NOT_FOUND";
                    default -> "UNPROCESSABLE";
                };
        return DataFetcherResult.newResult()
                .error(
                        GraphqlErrorException.newErrorException()
                                .message(refusal.getMessage())
                                .extensions(Map.of("type", type))
                                .build())
                .build();
    }
}
