package city.hansa.app.axonserver;

import io.axoniq.axonserver.grpc.ErrorMessage;
import io.axoniq.axonserver.grpc.query.QueryProviderInbound;
import io.axoniq.axonserver.grpc.query.QueryProviderOutbound;
import io.axoniq.axonserver.grpc.query.QueryRequest;
import io.axoniq.axonserver.grpc.query.QueryResponse;
import io.axoniq.axonserver.grpc.query.QueryServiceGrpc.QueryServiceImplBase;
import io.axoniq.axonserver.grpc.query.SubscriptionQuery;
import io.axoniq.axonserver.grpc.query.SubscriptionQueryRequest;
import io.axoniq.axonserver.grpc.query.SubscriptionQueryResponse;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.axonframework.axonserver.connector.ErrorCode;
import org.jspecify.annotations.Nullable;

/** Hands each question to one of those who answer its kind, and a subscription to all of them. */
final class FakeQueries extends QueryServiceImplBase {

    private record Pending(Outbound<QueryResponse> reply, Outbound<QueryProviderInbound> handler) {}

    private record Subscribed(SubscriptionQuery query, Outbound<SubscriptionQueryResponse> reply) {}

    private final Map<String, List<Outbound<QueryProviderInbound>>> handlers = new ConcurrentHashMap<>();
    private final Map<String, Pending> pending = new ConcurrentHashMap<>();
    private final Map<String, Subscribed> subscriptions = new ConcurrentHashMap<>();

    @Override
    public StreamObserver<QueryProviderOutbound> openStream(StreamObserver<QueryProviderInbound> client) {
        var out = new Outbound<>(client);
        return new Requests<>(message -> take(message, out), () -> {
            gone(out);
            out.complete();
        });
    }

    private void take(QueryProviderOutbound message, Outbound<QueryProviderInbound> client) {
        switch (message.getRequestCase()) {
            case SUBSCRIBE -> {
                var those = handlers.computeIfAbsent(message.getSubscribe().getQuery(), _ -> new CopyOnWriteArrayList<>());
                if (!those.contains(client)) {
                    those.add(client);
                }
            }
            case UNSUBSCRIBE -> handlers.getOrDefault(message.getUnsubscribe().getQuery(), List.of()).remove(client);
            case QUERY_RESPONSE -> {
                var asked = pending.get(message.getQueryResponse().getRequestIdentifier());
                if (asked != null) {
                    asked.reply.send(message.getQueryResponse());
                }
            }
            case QUERY_COMPLETE -> {
                var asked = pending.remove(message.getQueryComplete().getRequestId());
                if (asked != null) {
                    asked.reply.complete();
                }
            }
            case SUBSCRIPTION_QUERY_RESPONSE -> tell(message.getSubscriptionQueryResponse());
            default -> {}
        }
        if (!message.getInstructionId().isEmpty() && !message.hasAck()) {
            client.send(QueryProviderInbound.newBuilder()
                    .setAck(FakePlatform.ack(message.getInstructionId()))
                    .build());
        }
    }

    private void tell(SubscriptionQueryResponse response) {
        var subscribed = subscriptions.get(response.getSubscriptionIdentifier());
        if (subscribed != null) {
            subscribed.reply.send(response);
        }
    }

    private void gone(Outbound<QueryProviderInbound> client) {
        handlers.values().forEach(those -> those.remove(client));
        pending.values().removeIf(asked -> {
            if (asked.handler == client) {
                asked.reply.complete();
            }
            return asked.handler == client;
        });
    }

    @Override
    public void query(QueryRequest query, StreamObserver<QueryResponse> client) {
        var reply = new Outbound<>(client);
        var those = List.copyOf(handlers.getOrDefault(query.getQuery(), List.of()));
        if (those.isEmpty()) {
            reply.answer(QueryResponse.newBuilder()
                    .setRequestIdentifier(query.getMessageIdentifier())
                    .setMessageIdentifier(query.getMessageIdentifier())
                    .setErrorCode(ErrorCode.NO_HANDLER_FOR_QUERY.errorCode())
                    .setErrorMessage(ErrorMessage.newBuilder().setMessage("nobody answers this").setLocation("fake"))
                    .build());
            return;
        }
        var handler = those.get(Math.floorMod(query.getMessageIdentifier().hashCode(), those.size()));
        pending.put(query.getMessageIdentifier(), new Pending(reply, handler));
        handler.send(QueryProviderInbound.newBuilder().setQuery(query).build());
    }

    @Override
    public StreamObserver<SubscriptionQueryRequest> subscription(StreamObserver<SubscriptionQueryResponse> client) {
        var reply = new Outbound<>(client);
        var subscribed = new AtomicReference<Subscribed>();
        return new Requests<>(
                request -> {
                    switch (request.getRequestCase()) {
                        case SUBSCRIBE -> {
                            var begun = new Subscribed(request.getSubscribe(), reply);
                            subscribed.set(begun);
                            subscriptions.put(begun.query.getSubscriptionIdentifier(), begun);
                            forward(request, begun);
                        }
                        case UNSUBSCRIBE -> end(subscribed.get());
                        case FLOW_CONTROL, REQUEST_NOT_SET -> {}
                        // The one other: whoever has subscribed asks for the first result.
                        default -> forward(request, subscribed.get());
                    }
                },
                () -> {
                    end(subscribed.get());
                    reply.complete();
                });
    }

    private void end(@Nullable Subscribed begun) {
        if (begun != null && subscriptions.remove(begun.query.getSubscriptionIdentifier(), begun)) {
            forward(SubscriptionQueryRequest.newBuilder().setUnsubscribe(begun.query).build(), begun);
        }
    }

    /** The first result may come from several; whoever has asked takes one. */
    private void forward(SubscriptionQueryRequest request, Subscribed subscribed) {
        handlers.getOrDefault(subscribed.query.getQueryRequest().getQuery(), List.of())
                .forEach(handler -> handler.send(QueryProviderInbound.newBuilder()
                        .setSubscriptionQueryRequest(request)
                        .build()));
    }
}
