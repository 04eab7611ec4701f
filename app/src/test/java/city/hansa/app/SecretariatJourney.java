package city.hansa.app;

import static city.hansa.app.Given.created;
import static city.hansa.app.Given.done;
import static city.hansa.app.Given.id;
import static city.hansa.app.Given.refused;
import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.app.RunningHansa.Answer;
import city.hansa.app.RunningHansa.Asking;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A network's secretariat follows what its member promised: the promise, the miss that the clock notices, the cure. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SecretariatJourney {

    @TempDir
    private static Path data;

    private static RunningHansa running;
    private static Asking hansa;

    @BeforeAll
    static void start() {
        running = RunningHansa.start(data, "hansa.story=none");
        hansa = running.ask();
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    @Test
    void a_missed_obligation_puts_the_member_on_hold_and_the_hold_stays_in_view_after_it_was_made_good() {
        var network = network("Cities for the Climate");
        var city = Given.city(hansa, "Lübeck");
        var membership = member(network, city);
        var signed = command(membership, "sign-commitment", """
                {"name":"Declaration on the climate","by":{"city":"%s"},"effective":"2009-02-11"}""", city);

        // The clock notes the miss and the hold, right behind the promise of a plan within two years.
        var held = record(membership, Given.position(signed) + 2);
        var plan = held.get("obligations").get(0);
        assertThat(plan.get("state").stringValue()).isEqualTo("MISSED");
        assertThat(plan.get("dueBy").stringValue()).isEqualTo("2011-02-11");
        assertThat(standing(network, "2011-02-01")).isEqualTo("ACTIVE");
        assertThat(standing(network, "2012-01-01")).isEqualTo("ON_HOLD");

        command(membership, "fulfil-obligation", """
                {"key":"plan-1","document":"https://example.org/plan.pdf","by":{"city":"%s"},"effective":"2012-08-15"}""", city);
        var back = command(membership, "reactivate-membership", """
                {"reason":"plan received","by":{"network":"%s"},"effective":"2012-09-01"}""", network);

        var cured = record(membership, Given.position(back)).get("obligations").get(0);
        assertThat(cured.get("state").stringValue()).isEqualTo("FULFILLED");
        assertThat(cured.get("missedOn").stringValue()).isEqualTo("2011-02-12");
        assertThat(cured.get("lateByDays").intValue()).isEqualTo(551);
        assertThat(standing(network, "2012-12-31")).isEqualTo("ACTIVE");
        assertThat(standing(network, "2012-01-01")).as("the gap stays").isEqualTo("ON_HOLD");
    }

    @Test
    void only_the_network_admits_and_what_contradicts_the_past_is_refused_naming_the_event() {
        var network = network("Cities for Peace");
        var city = Given.city(hansa, "Coventry");
        var membership = id(applied(network, city));

        refused(hansa.post("/api/memberships/" + membership + "/admit-member", """
                {"by":{"city":"%s"},"effective":"2009"}""".formatted(city)), 409, "NOT_THE_NETWORK");

        command(membership, "admit-member", """
                {"by":{"network":"%s"},"effective":"2009"}""", network);
        command(membership, "withdraw-member", """
                {"reason":"budget","by":{"city":"%s"},"effective":"2014-12-31"}""", city);
        var late = hansa.post("/api/memberships/" + membership + "/sign-commitment", """
                {"name":"Declaration","by":{"city":"%s"},"effective":"2015"}""".formatted(city));

        assertThat(late.status()).as(late.response().body()).isEqualTo(409);
        assertThat(late.json().has("conflictingEvent")).as(late.response().body()).isTrue();
    }

    @Test
    void the_roll_of_a_key_date_is_one_question() {
        var network = network("Cities of the Roll");
        var early = Given.city(hansa, "Graz");
        var late = Given.city(hansa, "Linz");
        command(member(network, early), "withdraw-member", """
                {"reason":"budget","by":{"city":"%s"},"effective":"2014-12-31"}""", early);
        var last = command(
                id(applied(network, late, "2016-05")), "admit-member", """
                {"by":{"network":"%s"},"effective":"2016-05-09"}""", network);

        assertThat(roll(network, "2010-06-30", last)).containsExactly("Graz");
        assertThat(roll(network, "2015-06-30", last)).isEmpty();
        assertThat(roll(network, "2017-06-30", last)).containsExactly("Linz");
    }

    private static String network(String name) {
        var network = id(created(hansa.post("/api/networks", """
                {"name":"%s","kind":"COMMITMENT","purpose":"action plans with deadlines","effective":"2008"}"""
                .formatted(name))));
        done(hansa.post("/api/networks/" + network + "/publish-rules", """
                {"version":"2008","classes":[],"obligations":[{"code":"plan","title":"Action plan, within two years",
                 "period":"P2Y","extensions":1,"noticeRequired":false,"holdOnMiss":true,"repeats":false}],
                 "by":{"network":"%s"},"effective":"2008"}""".formatted(network)));
        return network;
    }

    private static String member(String network, String city) {
        var membership = id(applied(network, city));
        command(membership, "admit-member", """
                {"by":{"network":"%s"},"effective":"2009"}""", network);
        return membership;
    }

    private static Answer applied(String network, String city) {
        return applied(network, city, "2009");
    }

    private static Answer applied(String network, String city, String effective) {
        return created(hansa.post("/api/memberships", """
                {"network":"%s","city":"%s","by":{"city":"%s"},"effective":"%s"}"""
                .formatted(network, city, city, effective)));
    }

    /** The body has one place, for the party that gives it. */
    private static Answer command(String membership, String name, String body, String party) {
        return done(hansa.post("/api/memberships/" + membership + "/" + name, body.formatted(party)));
    }

    private static JsonNode record(String membership, long position) {
        return Given.awaited(hansa, "/api/memberships/" + membership + "?minPosition=" + position);
    }

    private static String standing(String network, String day) {
        var items = hansa.get("/api/memberships?standing=ANY&network=" + network + "&asOf=" + day).get("items");
        assertThat(items).hasSize(1);
        return items.get(0).get("standing").stringValue();
    }

    private static Iterable<String> roll(String network, String day, Answer last) {
        return Given.awaited(hansa, "/api/memberships?network=" + network + "&asOf=" + day + "&minPosition="
                        + Given.position(last))
                .get("items")
                .valueStream()
                .flatMap(item -> item.get("parties").valueStream())
                .filter(party -> party.has("city"))
                .map(party -> party.get("name").stringValue())
                .toList();
    }
}
