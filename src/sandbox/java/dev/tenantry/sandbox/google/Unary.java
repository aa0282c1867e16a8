package dev.tenantry.sandbox.google;

import com.google.protobuf.Message;
import io.grpc.MethodDescriptor;
import io.grpc.ServerServiceDefinition;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.ProtoUtils;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import java.util.function.Function;

/**
 * Adds methods of one request and one answer to a service; whatever is not added is unimplemented.
 */
final class Unary {

    private final ServerServiceDefinition.Builder service;
    private final String name;

    Unary(String name) {
        this.name = name;
        this.service = ServerServiceDefinition.builder(name);
    }

    <Q extends Message, A extends Message> Unary method(
            String method, Q question, A answer, Function<Q, A> work) {
        MethodDescriptor<Q, A> descriptor =
                MethodDescriptor.<Q, A>newBuilder()
                        .setType(MethodDescriptor.MethodType.UNARY)
                        .setFullMethodName(MethodDescriptor.generateFullMethodName(name, method))
                        .setRequestMarshaller(ProtoUtils.marshaller(question))
                        .setResponseMarshaller(ProtoUtils.marshaller(answer))
                        .build();
        service.addMethod(descriptor, ServerCalls.asyncUnaryCall((q, to) -> answer(work, q, to)));
        return this;
    }

    ServerServiceDefinition done() {
        return service.build();
    }

    private static <Q, A> void answer(Function<Q, A> work, Q question, StreamObserver<A> to) {
        A answer;
        try {
            answer = work.apply(question);
        } catch (StatusRuntimeException refused) {
            to.onError(refused);
            return;
        }
        to.onNext(answer);
        to.onCompleted();
    }
}
