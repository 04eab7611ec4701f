package city.hansa.web.imports;

import city.hansa.api.CityId;
import city.hansa.api.NetworkId;
import city.hansa.api.Party;
import city.hansa.api.envelope.Source;
import city.hansa.api.value.Identifier;
import city.hansa.api.view.At;
import city.hansa.api.view.NetworksFound;
import city.hansa.api.view.ViewQuery.CitiesFound;
import city.hansa.api.view.ViewQuery.CityNamed;
import city.hansa.api.view.ViewQuery.LookUpCities;
import city.hansa.api.view.ViewQuery.LookUpNetworks;
import city.hansa.api.view.ViewQuery.ResolveCity;
import city.hansa.ledger.read.LedgerReader;
import city.hansa.web.address.Address;
import city.hansa.web.command.Body;
import city.hansa.web.command.CommandDesk;
import city.hansa.web.csv.Csv;
import city.hansa.web.problem.CutOff;
import city.hansa.web.problem.Malformed;
import city.hansa.web.problem.RequestRefused;
import city.hansa.web.problem.RequestRejection;
import city.hansa.web.read.Parameters;
import city.hansa.web.read.Readers;
import city.hansa.web.read.Reads;
import city.hansa.web.security.Caller;
import city.hansa.web.security.MandateBook;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes a table line by line. It is received whole before its first line is judged, so that an upload which breaks off
 * writes nothing, and a sender that reads no answer before it has sent everything is not waited for in vain.
 */
@Hidden
@RestController
public class ImportController {

    private static final long LARGEST = 1L << 30;
    private static final Set<String> KNOWN = Set.of(
            "dryRun", "createCities", "by", "source", "sourceKind", "sourceUrl", "retrieved");

    private final CommandDesk desk;
    private final Reads reads;
    private final LedgerReader ledger;
    private final MandateBook mandates;
    private final Supplier<UUID> fresh;

    ImportController(
            CommandDesk desk, Reads reads, LedgerReader ledger, MandateBook mandates, Supplier<UUID> fresh) {
        this.desk = desk;
        this.reads = reads;
        this.ledger = ledger;
        this.mandates = mandates;
        this.fresh = fresh;
    }

    @PostMapping(path = "/api/imports", consumes = Csv.MEDIA_TYPE, produces = Csv.MEDIA_TYPE)
    void take(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var separator = separator(request);
        var head = ledger.head();
        var terms = terms(Parameters.of(request, KNOWN), head);
        var file = Files.createTempFile("hansa-import", ".csv");
        try (var body = received(request, file)) {
            var lines = new Lines(body);
            var sheet = Sheet.of(lines, separator);
            response.setContentType(Csv.MEDIA_TYPE + ";header=present;charset=UTF-8");
            response.setHeader("X-Correlation-ID", terms.correlation());
            var giver = new Giver(desk, terms);
            var reader = Readers.of(request);
            try {
                new Import(lines, sheet, terms, new Register(reads, reader), ledger, giver, head)
                        .run(new Report(response.getOutputStream()));
            } catch (RuntimeException | IOException failed) {
                throw new CutOff(failed);
            }
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static InputStream received(HttpServletRequest request, Path file) throws IOException {
        if (request.getContentLengthLong() > LARGEST) {
            throw tooLarge();
        }
        try (OutputStream out = Files.newOutputStream(file)) {
            var in = request.getInputStream();
            var buffer = new byte[1 << 16];
            var all = 0L;
            for (var read = read(in, buffer); read >= 0; read = read(in, buffer)) {
                all += read;
                if (all > LARGEST) {
                    throw tooLarge();
                }
                out.write(buffer, 0, read);
            }
        }
        return Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE);
    }

    private static int read(InputStream in, byte[] buffer) {
        try {
            return in.read(buffer);
        } catch (IOException lost) {
            throw Body.unread(lost);
        }
    }

    private static RequestRefused tooLarge() {
        return new RequestRefused(RequestRejection.TOO_LARGE, "This body has more than 1 GiB.");
    }

    /** By the media type's parameter; else the header shows it. */
    private static @Nullable Character separator(HttpServletRequest request) {
        var type = MediaType.parseMediaType(String.valueOf(request.getContentType()));
        var charset = type.getParameter("charset");
        if (charset != null && !charset.replace("\"", "").equalsIgnoreCase("utf-8")) {
            throw Malformed.field("charset", "is UTF-8");
        }
        var header = type.getParameter("header");
        if (header != null && !header.replace("\"", "").equals("present")) {
            throw Malformed.field("header", "is present");
        }
        var separator = type.getParameter("separator");
        if (separator == null) {
            return null;
        }
        return switch (separator.replace("\"", "")) {
            case "," -> ',';
            case ";" -> ';';
            default -> throw Malformed.field("separator", "is , or ;");
        };
    }

    private Terms terms(Parameters given, long head) {
        var isDryRun = given.flag("dryRun");
        var createsCities = given.flag("createCities");
        var source = source(given);
        var party = party(required(given, "by"), head);
        var speaker = mandates.speaker(Caller.current());
        speaker.requireMandate(party);
        return new Terms(
                party,
                JsonNodeFactory.instance.objectNode().put(
                        party instanceof NetworkId ? "network" : "city", party.value().toString()),
                source,
                isDryRun,
                createsCities,
                speaker,
                fresh.get().toString());
    }

    private static ObjectNode source(Parameters given) {
        var title = required(given, "source");
        if (title.isBlank() || title.length() > 2_000) {
            throw Malformed.field("source", "has 1 to 2,000 characters");
        }
        var kind = Objects.requireNonNullElse(given.constant("sourceKind", Source.Kind.class), Source.Kind.REGISTER);
        var source = JsonNodeFactory.instance.objectNode().put("kind", kind.name()).put("title", title);
        var url = given.text("sourceUrl");
        if (url != null) {
            source.put("url", url);
        }
        var retrieved = given.day("retrieved");
        return retrieved == null ? source : source.put("retrieved", retrieved.toString());
    }

    private static String required(Parameters given, String name) {
        var text = given.text(name);
        if (text == null) {
            throw Malformed.field(name, "is required");
        }
        return text;
    }

    private Party party(String by, long head) {
        var id = by.substring(by.indexOf(':') + 1);
        if (by.startsWith("network:") && Address.isUuid(id)) {
            var network = UUID.fromString(id);
            var asked = new LookUpNetworks(Set.of(network), Set.of(), upTo(head));
            return new NetworkId(known(network, !reads.ask(asked, NetworksFound.class).networks().isEmpty()));
        }
        if (by.startsWith("city:") && Address.isUuid(id)) {
            var city = UUID.fromString(id);
            var asked = new LookUpCities(Set.of(city), Set.of(), Set.of(), upTo(head));
            return new CityId(known(city, !reads.ask(asked, CitiesFound.class).cities().isEmpty()));
        }
        try {
            var identifier = Identifier.parse(by);
            var city = identifier.scheme().isUnique()
                    ? reads.ask(new ResolveCity(identifier), CityNamed.class).city()
                    : null;
            if (city != null) {
                return new CityId(city);
            }
        } catch (IllegalArgumentException _) {
            throw Malformed.field("by", "is network:<id>, city:<id>, or a city's identifier such as geonames:2935517");
        }
        throw Malformed.field("by", "names a registered city");
    }

    private static At upTo(long head) {
        return new At(null, null, null, head < 0 ? null : head);
    }

    private static UUID known(UUID id, boolean isFound) {
        if (!isFound) {
            throw Malformed.field("by", "names what is in the register");
        }
        return id;
    }
}
