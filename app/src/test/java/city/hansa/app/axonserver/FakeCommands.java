package city.hansa.app.axonserver;

import io.axoniq.axonserver.grpc.ErrorMessage;
import io.axoniq.axonserver.grpc.ProcessingKey;
import io.axoniq.axonserver.grpc.command.Command;
import io.axoniq.axonserver.grpc.command.CommandProviderInbound;
import io.axoniq.axonserver.grpc.command.CommandProviderOutbound;
import io.axoniq.axonserver.grpc.command.CommandResponse;
import io.axoniq.axonserver.grpc.command.CommandServiceGrpc.CommandServiceImplBase;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.axonframework.axonserver.connector.ErrorCode;

/** Hands each command to one of those who handle its kind: of one aggregate to the same, while they stay. */
final class FakeCommands extends CommandServiceImplBase {

    private record Pending(Outbound<CommandResponse> reply, Outbound<CommandProviderInbound> handler) {}

    private final Map<String, List<Outbound<CommandProviderInbound>>> handlers = new ConcurrentHashMap<>();
    private final Map<String, Pending> pending = new ConcurrentHashMap<>();

    @Override
    public StreamObserver<CommandProviderOutbound> openStream(StreamObserver<CommandProviderInbound> client) {
        var out = new Outbound<>(client);
        return new Requests<>(message -> take(message, out), () -> {
            gone(out);
            out.complete();
        });
    }

    private void take(CommandProviderOutbound message, Outbound<CommandProviderInbound> client) {
        switch (message.getRequestCase()) {
            case SUBSCRIBE -> {
                var those = handlers.computeIfAbsent(
                        message.getSubscribe().getCommand(), _ -> new CopyOnWriteArrayList<>());
                if (!those.contains(client)) {
                    those.add(client);
                }
            }
            case UNSUBSCRIBE -> handlers.getOrDefault(message.getUnsubscribe().getCommand(), List.of()).remove(client);
            case COMMAND_RESPONSE -> {
                var asked = pending.remove(message.getCommandResponse().getRequestIdentifier());
                if (asked != null) {
                    asked.reply.answer(message.getCommandResponse());
                }
            }
            default -> {}
        }
        if (!message.getInstructionId().isEmpty() && !message.hasAck()) {
            client.send(CommandProviderInbound.newBuilder()
                    .setAck(FakePlatform.ack(message.getInstructionId()))
                    .build());
        }
    }

    private void gone(Outbound<CommandProviderInbound> client) {
        handlers.values().forEach(those -> those.remove(client));
        pending.forEach((id, asked) -> {
            if (asked.handler == client && pending.remove(id, asked)) {
                refuse(id, asked.reply, ErrorCode.COMMAND_DISPATCH_ERROR, "the connection was lost");
            }
        });
    }

    @Override
    public void dispatch(Command command, StreamObserver<CommandResponse> client) {
        var reply = new Outbound<>(client);
        var those = List.copyOf(handlers.getOrDefault(command.getName(), List.of()));
        if (those.isEmpty()) {
            refuse(command.getMessageIdentifier(), reply, ErrorCode.NO_HANDLER_FOR_COMMAND, "nobody handles this");
            return;
        }
        var handler = those.get(Math.floorMod(routingKey(command).hashCode(), those.size()));
        pending.put(command.getMessageIdentifier(), new Pending(reply, handler));
        if (!handler.send(CommandProviderInbound.newBuilder().setCommand(command).build())) {
            gone(handler);
        }
    }

    private static String routingKey(Command command) {
        return command.getProcessingInstructionsList().stream()
                .filter(instruction -> instruction.getKey() == ProcessingKey.ROUTING_KEY)
                .map(instruction -> instruction.getValue().getTextValue())
                .findFirst()
                .orElse("");
    }

    private static void refuse(String command, Outbound<CommandResponse> reply, ErrorCode code, String why) {
        reply.answer(CommandResponse.newBuilder()
                .setRequestIdentifier(command)
                .setMessageIdentifier(command)
                .setErrorCode(code.errorCode())
                .setErrorMessage(ErrorMessage.newBuilder().setMessage(why).setLocation("fake"))
                .build());
    }
}
