package city.hansa.web.export;

import static java.util.stream.Collectors.joining;

import city.hansa.api.date.Edtf;
import city.hansa.web.export.IatiActivity.Day;
import city.hansa.web.export.IatiActivity.Org;
import city.hansa.web.export.IatiActivity.Taking;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A funded action as an activity. What it cost is not on record, so that there is no transaction. */
final class ActionActivity {

    private static final int OTHER = 90;

    /** Empty for one that nobody funds, that is not public, or of which no first day is known. */
    static Optional<IatiActivity> of(ObjectNode action) {
        var funders = action.path("supports").valueStream()
                .filter(support -> support.path("role").asString("").equals("FUNDER"))
                .toList();
        var days = days(action);
        return funders.isEmpty() || days.isEmpty() || !IatiRecord.isPublic(action)
                ? Optional.empty()
                : reporting(action).map(org -> activity(action, org, funders, days));
    }

    private static IatiActivity activity(ObjectNode action, Org reporting, List<JsonNode> funders, List<Day> days) {
        return new IatiActivity(
                action.get("id").stringValue(),
                reporting,
                action.get("recordedAt").stringValue(),
                action.get("title").stringValue(),
                description(action, funders),
                taking(action, funders),
                status(action.path("standing").asString("")),
                days,
                IatiRecord.goals(action.get("themes")),
                null,
                false,
                List.of());
    }

    /** The first city of it, else the network that planned it. */
    private static Optional<Org> reporting(ObjectNode action) {
        var network = action.at("/plan/network");
        return action.get("parties").valueStream()
                .flatMap(party -> IatiRecord.city(party).stream())
                .findFirst()
                .or(() -> network.path("network").stringValueOpt()
                        .map(id -> Org.of(id, OTHER, network.path("name").asString(id))));
    }

    private static List<Taking> taking(ObjectNode action, List<JsonNode> funders) {
        var cities = action.get("parties").valueStream()
                .flatMap(party -> IatiRecord.city(party).stream())
                .map(org -> new Taking(org, Taking.IMPLEMENTING));
        var organisations = funders.stream()
                .map(funder -> new Taking(IatiRecord.organisation(funder.get("organisation")), Taking.FUNDING));
        return Stream.concat(cities, organisations).toList();
    }

    /** For when it was planned last, and when it began and ended. */
    private static List<Day> days(ObjectNode action) {
        var days = new ArrayList<Day>();
        action.path("scheduled").stringValueOpt().map(Edtf::parse).ifPresent(scheduled -> {
            add(days, Day.PLANNED_START, scheduled.start());
            if (scheduled.isInterval()) {
                add(days, Day.PLANNED_END, scheduled.end());
            }
        });
        milestone(action, "STARTED").ifPresent(on -> days.add(new Day(Day.ACTUAL_START, on)));
        milestone(action, "COMPLETED").ifPresent(on -> days.add(new Day(Day.ACTUAL_END, on)));
        return days;
    }

    private static void add(List<Day> days, int type, @Nullable Edtf on) {
        if (on != null && IatiActivity.hasDay(on)) {
            days.add(new Day(type, on));
        }
    }

    private static Optional<Edtf> milestone(ObjectNode action, String what) {
        return action.at("/course/milestones").valueStream()
                .filter(milestone -> milestone.path("what").asString("").equals(what))
                .flatMap(milestone -> IatiRecord.day(milestone.path("on")).stream())
                .findFirst();
    }

    private static int status(String standing) {
        return switch (standing) {
            case "UNDER_WAY" -> 2;
            case "COMPLETED" -> 3;
            case "EVALUATED" -> 4;
            case "CANCELLED" -> 5;
            case "POSTPONED" -> 6;
            default -> 1;
        };
    }

    private static String description(ObjectNode action, List<JsonNode> funders) {
        var kind = "A joint action of cities: " + action.get("kind").stringValue() + ".";
        var text = action.at("/plan/text").stringValueOpt().stream();
        var programmes = funders.stream()
                .flatMap(funder -> funder.path("programme").stringValueOpt().stream())
                .map(programme -> "Programme: " + programme + ".");
        var outcomes = action.path("outcomes").valueStream().map(outcome -> "Outcome ("
                + outcome.path("on").asString("") + "): " + outcome.path("text").asString("") + ".");
        return Stream.of(Stream.of(kind), text, programmes, outcomes).flatMap(some -> some).collect(joining("\n"));
    }

    private ActionActivity() {}
}
