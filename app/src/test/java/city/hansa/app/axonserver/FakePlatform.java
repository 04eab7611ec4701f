package city.hansa.app.axonserver;

import io.axoniq.axonserver.grpc.InstructionAck;
import io.axoniq.axonserver.grpc.control.ClientIdentification;
import io.axoniq.axonserver.grpc.control.NodeInfo;
import io.axoniq.axonserver.grpc.control.PlatformInboundInstruction;
import io.axoniq.axonserver.grpc.control.PlatformInfo;
import io.axoniq.axonserver.grpc.control.PlatformOutboundInstruction;
import io.axoniq.axonserver.grpc.control.PlatformServiceGrpc.PlatformServiceImplBase;
import io.grpc.stub.StreamObserver;

/** Tells each client that this is the one node, and that its instructions have arrived. */
final class FakePlatform extends PlatformServiceImplBase {

    private final int port;

    FakePlatform(int port) {
        this.port = port;
    }

    @Override
    public void getPlatformServer(ClientIdentification client, StreamObserver<PlatformInfo> answer) {
        new Outbound<>(answer).answer(PlatformInfo.newBuilder()
                .setSameConnection(true)
                .setPrimary(NodeInfo.newBuilder().setNodeName("fake").setHostName("127.0.0.1").setGrpcPort(port))
                .build());
    }

    @Override
    public StreamObserver<PlatformInboundInstruction> openStream(StreamObserver<PlatformOutboundInstruction> client) {
        var out = new Outbound<>(client);
        return new Requests<>(
                instruction -> {
                    if (!instruction.hasAck() && !instruction.hasResult() && !instruction.getInstructionId().isEmpty()) {
                        out.send(PlatformOutboundInstruction.newBuilder()
                                .setAck(ack(instruction.getInstructionId()))
                                .build());
                    }
                },
                out::complete);
    }

    static InstructionAck ack(String instruction) {
        return InstructionAck.newBuilder().setInstructionId(instruction).setSuccess(true).build();
    }
}
