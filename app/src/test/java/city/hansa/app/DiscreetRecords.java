package city.hansa.app;

import static city.hansa.app.Given.id;
import static city.hansa.app.Given.position;
import static city.hansa.app.Given.sequence;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.api.catalogue.CommandCatalogue;
import city.hansa.api.envelope.Visibility;
import city.hansa.api.fact.FactCommand.RetractEvent;
import city.hansa.app.RunningHansa.Answer;
import city.hansa.app.RunningHansa.Asking;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Records of every kind and visibility, written at random, from a seed, with a word of its own in the place of every text;
 * and, from docs/security.md alone, for whom each is.
 */
final class DiscreetRecords {

    /** What a word looks like, wherever it is found. */
    static final String WORD = "zq[a-z]{7}";

    private static final List<Visibility> VISIBILITIES = List.of(Visibility.values());

    /** Texts without a blank by which they would be known. */
    private static final Set<String> TEXTS = Set.of(
            "title", "text", "note", "reason", "venue", "framework", "topics", "ref", "resolution", "programme", "kept",
            "claimant", "body", "purpose", "founders", "duties", "award", "grantor", "question", "destination", "conditions");

    /** What changes the parties or takes a record out of its model; the rest is given as its example says. */
    private static final Set<String> LEFT_OUT = Set.of(
            "LinkTo", "MergeCity", "DissolveCity", "DissolveNetwork", "WithdrawMember", "ExpelMember", "LapseMembership",
            "RejoinNetwork", "SuspendMembership", "AddParty", "WithdrawParty", "SettleDispute", "CorrectFact", "AdmitMember");

    final List<ToldRecord> records = new ArrayList<>();
    final List<String> cities = new ArrayList<>();
    final List<String> networks = new ArrayList<>();
    final Map<String, Integer> taken = new TreeMap<>();
    long last;

    /** By network, who is in it today. */
    private final Map<String, Set<String>> members = new LinkedHashMap<>();

    private final Set<String> used = new HashSet<>();
    private final Asking hansa;
    private final Random random;
    private List<String> fresh = new ArrayList<>();

    DiscreetRecords(Asking hansa, long seed) {
        this.hansa = hansa;
        this.random = new Random(seed);
    }

    /** The cities that are party to something; one more is party to nothing. */
    void found() {
        for (var number = 0; number < 8; number++) {
            cities.add(create("cities", """
                    {"name":"%s","country":"DE","identifiers":[],
                     "coordinates":{"latitude":5%d.5,"longitude":7.25}}"""
                    .formatted(word(), number), List.of(), Visibility.PUBLIC));
        }
        for (var number = 0; number < 3; number++) {
            networks.add(create("networks", """
                    {"name":"%s","kind":"ASSOCIATION","purpose":"%s","effective":"1980"}"""
                    .formatted(word(), word()), List.of(), Visibility.PUBLIC));
            members.put(networks.getLast(), new HashSet<>());
        }
        for (var pair : new int[][] {{0, 0}, {0, 1}, {0, 2}, {1, 3}, {1, 4}}) {
            member(networks.get(pair[0]), cities.get(pair[1]), Visibility.PUBLIC, true);
        }
    }

    /** So many more, and what is said of them later on. */
    void tell(int many) {
        for (var number = 0; number < many; number++) {
            // Each kind of each visibility comes first.
            var visibility = number < 16 ? VISIBILITIES.get(number % 4) : pick(VISIBILITIES);
            switch (number < 16 ? number / 4 : random.nextInt(4)) {
                case 0 -> partnership(visibility);
                case 1 -> exchange(visibility);
                case 2 -> action(visibility);
                default -> member(pick(networks), pick(cities.subList(2, 7)), visibility, random.nextBoolean());
            }
        }
        for (var record : List.copyOf(records)) {
            for (var command : CommandCatalogue.COLLECTIONS.stream()
                    .filter(one -> one.path().equals(record.collection))
                    .flatMap(one -> one.changing())
                    .filter(one -> !LEFT_OUT.contains(one.getSimpleName()))
                    .toList()) {
                if (random.nextInt(3) > 0 && !(command == RetractEvent.class && isAllThereIs(record))) {
                    change(record, command);
                }
            }
        }
    }

    /** Who may see which record (docs/security.md). */
    boolean isFor(ToldRecord record, Set<String> reader, boolean isAuditor) {
        var isParty = record.parties.stream().anyMatch(reader::contains);
        return switch (record.visibility) {
            case PUBLIC -> true;
            case NETWORK -> isParty || isAuditor || reader.stream().anyMatch(fellows(record)::contains);
            case PARTIES -> isParty || isAuditor;
            case SEALED -> isParty;
        };
    }

    private Set<String> fellows(ToldRecord record) {
        var fellows = new HashSet<String>();
        members.forEach((network, cities) -> {
            if (record.parties.contains(network) || record.parties.stream().anyMatch(cities::contains)) {
                fellows.add(network);
                fellows.addAll(cities);
            }
        });
        return fellows;
    }

    private void member(String network, String city, Visibility visibility, boolean isAdmitted) {
        if (!used.add(network + city)) {
            return;
        }
        var body = """
                {"network":"%s","city":"%s","memberClass":"FULL","source":{"kind":"CHARTER","title":"%s"},
                 "by":{"city":"%s"},"effective":"1990","visibility":"%s"}"""
                .formatted(network, city, word(), city, visibility);
        create("memberships", body, List.of(network, city), visibility);
        var record = records.getLast();
        if (isAdmitted && give(record, "admit-member", """
                {"effective":"1991","by":{"network":"%s"}}""".formatted(network), Visibility.PUBLIC)) {
            requireNonNull(members.get(network)).add(city);
        }
    }

    private void partnership(Visibility visibility) {
        var parties = pair();
        var kind = pick(List.of("FRIENDSHIP", "PROJECT", "CONTACT", "SOLIDARITY", "TWINNING"));
        if (!used.add(kind + new HashSet<>(parties))) {
            return;
        }
        create("partnerships", """
                {"kind":"%s","parties":["%s","%s"],"themes":["HEALTHCARE"],"topics":["%s"],"framework":"%s",
                 "by":{"city":"%s"},"effective":"2010-05","visibility":"%s"}"""
                .formatted(kind, parties.get(0), parties.get(1), word(), word(), parties.get(0), visibility), parties, visibility);
    }

    private void exchange(Visibility visibility) {
        var parties = pair();
        create("exchanges", """
                {"crisis":{"type":"PANDEMIC","name":"%s"},"title":"%s","themes":["HEALTHCARE"],
                 "participants":[{"key":"dortmund","city":"%s"},{"key":"osaka","city":"%s"},
                  {"key":"focuslight","side":"GIVING","organisation":{"name":"%s","kind":"COMPANY"}}],
                 "by":{"city":"%s"},"effective":"2020-03-01","visibility":"%s"}"""
                .formatted(word(), word(), parties.get(0), parties.get(1), word(), parties.get(0), visibility), parties, visibility);
    }

    private void action(Visibility visibility) {
        var parties = pair();
        create("actions", """
                {"kind":"%s","title":"%s","cities":["%s","%s"],"themes":["MIGRATION"],"scheduled":"2030-05-01","text":"%s",
                 "by":{"city":"%s"},"effective":"2018","visibility":"%s"}"""
                .formatted(pick(List.of("DIALOGUE", "DELEGATION_VISIT", "CONFERENCE")), word(), parties.get(0), parties.get(1),
                        word(), parties.get(0), visibility), parties, visibility);
    }

    private List<String> pair() {
        var one = pick(cities.subList(0, 7));
        var other = pick(cities.subList(0, 7).stream().filter(city -> !city.equals(one)).toList());
        return List.of(one, other);
    }

    /** Taking it back would take the record, or who is in a network. */
    private static boolean isAllThereIs(ToldRecord record) {
        return record.positions.size() == 1 || record.collection.equals("memberships");
    }

    private String create(String collection, String body, List<String> parties, Visibility visibility) {
        var answer = Given.created(hansa.post("/api/" + collection, body));
        var record = new ToldRecord(collection, id(answer), parties, visibility);
        records.add(record);
        taken(record, answer);
        return record.id;
    }

    private void change(ToldRecord record, Class<?> command) {
        var body = (ObjectNode) worded(JsonMapper.shared().readTree(example(command, record)), null);
        var by = record.parties.isEmpty() ? record.id : pick(record.parties);
        body.putObject("by").put(networks.contains(by) ? "network" : "city", by);
        if (random.nextInt(3) == 0) {
            body.putObject("source").put("kind", "PRESS").put("title", word()).put("url", "https://" + word() + ".example/");
        }
        var name = CommandCatalogue.pathOf(command);
        var isPublic = record.collection.equals("cities") || record.collection.equals("networks");
        var said = name.equals("seal-record") ? Visibility.SEALED
                : name.equals("open-seal") ? VISIBILITIES.get(random.nextInt(3))
                : isPublic || random.nextInt(4) > 0 ? Visibility.PUBLIC : pick(VISIBILITIES);
        if (said != Visibility.PUBLIC || random.nextInt(3) == 0 || name.equals("open-seal")) {
            body.put("visibility", said.name());
        }
        give(record, name, body.toString(), said);
    }

    private boolean give(ToldRecord record, String command, String body, Visibility said) {
        var answer = hansa.post(record.address() + "/" + command, body);
        assertThat(answer.status()).as(command + " " + body + answer.response().body()).isLessThan(500);
        // What was so already is not said again.
        var isTaken = answer.status() == 200 && sequence(answer) > record.sequence;
        taken.merge(record.collection + " " + (isTaken ? "taken" : "refused"), 1, Integer::sum);
        if (!isTaken) {
            fresh = new ArrayList<>();
            return false;
        }
        if (command.equals("open-seal")) {
            record.visibility = said;
        } else {
            record.said(said);
        }
        taken(record, answer);
        return true;
    }

    private void taken(ToldRecord record, Answer answer) {
        record.words.addAll(fresh);
        fresh = new ArrayList<>();
        last = Math.max(last, position(answer));
        record.sequence = sequence(answer);
        record.positions.add(position(answer));
    }

    private String example(Class<?> command, ToldRecord record) {
        var example = command.getAnnotation(Schema.class).example();
        var parties = record.parties.isEmpty() ? List.of(record.id) : record.parties;
        return example.replace("0199d5c0-0000-7000-8000-00000000000a", parties.getFirst())
                .replace("0199d5c0-0000-7000-8000-00000000000b", parties.getLast())
                .replace("0199d5c0-0000-7000-8000-00000000000c", cities.getFirst())
                .replace("0199d5c0-0000-7000-8000-000000000001", parties.getLast())
                .replace("0199d5c0-0000-7000-8000-00000000000e", event(record));
    }

    /** What is taken back or disputed: the last that was said, unless that is how the record began. */
    private String event(ToldRecord record) {
        var mandates = record.parties.stream().map(party -> (networks.contains(party) ? "network:" : "city:") + party).toList();
        var party = hansa.as("party", List.of("officer", "secretariat"), mandates);
        var events = Given.history(party, record.collection + "/" + record.id, record.positions.getLast());
        return events.getLast().get("eventId").stringValue();
    }

    private JsonNode worded(JsonNode said, @Nullable String field) {
        return switch (said) {
            case ObjectNode object -> {
                object.properties().forEach(entry -> entry.setValue(worded(entry.getValue(), entry.getKey())));
                yield object;
            }
            case ArrayNode array -> {
                for (var index = 0; index < array.size(); index++) {
                    array.set(index, worded(array.get(index), field));
                }
                yield array;
            }
            case JsonNode text when text.isString() && isText(field, text.stringValue()) ->
                JsonMapper.shared().getNodeFactory().stringNode(word());
            default -> said;
        };
    }

    private static boolean isText(@Nullable String field, String text) {
        return text.contains(" ") || TEXTS.contains(String.valueOf(field));
    }

    private String word() {
        var word = new StringBuilder("zq");
        while (word.length() < 9) {
            word.append((char) ('a' + random.nextInt(26)));
        }
        fresh.add(word.toString());
        return word.toString();
    }

    private <T> T pick(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
