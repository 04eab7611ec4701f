package city.hansa.ledger.witness;

import static city.hansa.ledger.witness.ServedWitness.answer;
import static city.hansa.ledger.witness.ServedWitness.awaitEnd;

import city.hansa.ledger.note.NoteSignature;
import city.hansa.ledger.note.SignerKey;
import city.hansa.ledger.note.TestKeys;
import city.hansa.ledger.note.WitnessConflict;
import city.hansa.ledger.note.WitnessRequest;
import com.sun.net.httpserver.HttpHandler;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;

/** What a witness may do instead of cosigning, and what its status says of it. */
@SuppressWarnings("ImmutableEnumChecker") // The handlers keep nothing.
enum Lie {
    GARBAGE("cannot be read", exchange -> answer(exchange, 200, "text/plain", "yes\n")),
    EMPTY_ANSWER("cannot be read", exchange -> answer(exchange, 200, "text/plain", "")),
    COSIGNATURE_OF_ANOTHER_KEY("without a valid cosignature", cosigned(text -> SignerKey.ofCosigner(
                    "witness.example", TestKeys.RFC_8032_TEST_1)
            .cosign(text, Instant.EPOCH))),
    COSIGNATURE_OF_ANOTHER_TEXT(
            "without a valid cosignature", cosigned(text -> ServedWitness.KEY.cosign("x" + text, Instant.EPOCH))),
    SHORT_SIGNATURE("without a valid cosignature", cosigned(text -> {
        var whole = ServedWitness.KEY.cosign(text, Instant.EPOCH);
        return new NoteSignature(whole.name(), whole.keyId(), new byte[] {1});
    })),
    TIME_TO_COME(
            "yet to come", cosigned(text -> ServedWitness.KEY.cosign(text, Instant.parse("2999-01-01T00:00:00Z")))),
    LAST_OF_ALL_TIMES("yet to come", cosigned(text -> ServedWitness.KEY.cosign(text, Instant.MAX))),
    SIZE_THAT_IS_SILLY("does not show it", conflict("9223372036854775807\n")),
    SIZE_THAT_IS_NONE("cannot be read", conflict("many\n")),
    SIZE_THAT_IS_TOO_LARGE_A_NUMBER("cannot be read", conflict("9223372036854775808\n")),
    SIZE_ALWAYS_THE_SAME("then 1", conflict("1\n")),
    CONFLICT_WITHOUT_A_SIZE("status 409", exchange -> answer(exchange, 409, "text/plain", "5\n")),
    FAULT("status 500", exchange -> answer(exchange, 500, null, "")),
    REDIRECT("status 307", exchange -> {
        exchange.getResponseHeaders().set("Location", "/elsewhere");
        answer(exchange, 307, null, "");
    }),
    SILENCE("does not answer within", _ -> awaitEnd(new CountDownLatch(1))),
    ENDLESS_BODY("gives no whole answer", exchange -> {
        exchange.sendResponseHeaders(200, 0);
        while (true) {
            exchange.getResponseBody().write(new byte[4_096]);
        }
    }),
    BODY_THAT_STOPS_HALFWAY("does not answer within", exchange -> {
        exchange.sendResponseHeaders(200, 0);
        exchange.getResponseBody().write('x');
        exchange.getResponseBody().flush();
        awaitEnd(new CountDownLatch(1));
    });

    private final String status;
    private final HttpHandler handler;

    Lie(String status, HttpHandler handler) {
        this.status = status;
        this.handler = handler;
    }

    String status() {
        return status;
    }

    HttpHandler handler() {
        return handler;
    }

    private static HttpHandler cosigned(Function<String, NoteSignature> signing) {
        return exchange -> {
            var text = WitnessRequest.parse((byte[]) exchange.getAttribute("body")).checkpoint().text();
            answer(exchange, 200, "text/plain", signing.apply(text).line());
        };
    }

    private static HttpHandler conflict(String body) {
        return exchange -> answer(exchange, 409, WitnessConflict.MEDIA_TYPE, body);
    }
}
