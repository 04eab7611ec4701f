package city.hansa.app;

import static city.hansa.app.Given.created;
import static city.hansa.app.Given.done;
import static city.hansa.app.Given.id;
import static city.hansa.app.Given.position;

import city.hansa.app.RunningHansa.Asking;
import java.util.List;

/** Patients go from one city to another and home again, with all that can be said of them; in any number. */
final class PatientsStory {

    private static final String BEDS = "{\"kind\":\"GOODS\",\"item\":\"bed\",\"unit\":\"C62\"}";

    private final Asking ask;
    private final String taker;
    private final String sender;
    private long first;
    private long last;

    PatientsStory(Asking ask, String taker, String sender) {
        this.ask = ask;
        this.taker = taker;
        this.sender = sender;
    }

    /** The position of what was said last. */
    long last() {
        return last;
    }

    /** The position at which the last exchange was opened. */
    long first() {
        return first;
    }

    /** Beds, where patients were meant; nothing of them says what only goods can, nor what none can of patients. */
    String tellAsGoods(String network, long times) {
        var opened = created(ask.post("/api/exchanges", """
                {"crisis":{"type":"PANDEMIC","name":"Irrtum"},"title":"Irrtum","themes":["HEALTHCARE"],
                 "participants":[{"key":"taker","city":"%s"},{"key":"sender","city":"%s"}],
                 "by":{"network":"%s"},"effective":"2021-03-01"}""".formatted(taker, sender, network)));
        var exchange = id(opened);
        first = position(opened);
        say(exchange, sender, "declare-need", "2021-03-02", """
                "need":"beds","participant":"sender","aid":%s,"quantity":%d""".formatted(BEDS, 13 * times));
        say(exchange, taker, "make-offer", "2021-03-03", """
                "offer":"beds","from":"taker","to":"sender","aid":%s,"quantity":%d""".formatted(BEDS, 7 * times));
        say(exchange, sender, "accept-offer", "2021-03-04", """
                "offer":"beds","commitment":"beds","to":"sender","quantity":%d""".formatted(5 * times));
        say(exchange, taker, "dispatch-consignment", "2021-03-06", """
                "consignment":"beds","commitment":"beds","quantity":%d""".formatted(3 * times));
        say(exchange, sender, "confirm-receipt", "2021-03-07", """
                "consignment":"beds","quantityGood":%d,"quantityMissing":%d""".formatted(2 * times, times));
        return exchange;
    }

    /** @return the position of the last correction */
    long turnToPatients(String exchange) {
        var events = Given.history(ask, "exchanges/" + exchange, last);
        for (var offered : List.of(2, 1)) {
            say(exchange, offered == 2 ? taker : sender, "correct-fact", "2021-03-26", """
                    "target":"%s","field":"aid","to":"{\\"kind\\":\\"PATIENTS\\"}","reason":"\""""
                    .formatted(events.get(offered).get("eventId").stringValue()));
        }
        return last;
    }

    /** @return the exchange's id */
    String tell(String network, long times) {
        var opened = created(ask.post("/api/exchanges", """
                {"crisis":{"type":"PANDEMIC","name":"Hilfe"},"title":"Hilfe","themes":["HEALTHCARE"],
                 "participants":[{"key":"taker","city":"%s"},{"key":"sender","city":"%s"}],
                 "by":{"network":"%s"},"effective":"2020-03-01"}""".formatted(taker, sender, network)));
        var exchange = id(opened);
        say(exchange, sender, "declare-need", "2020-03-02", """
                "need":"places","participant":"sender","aid":{"kind":"PATIENTS"},"quantity":%d""".formatted(13 * times));
        say(exchange, taker, "make-offer", "2020-03-03", """
                "offer":"places","from":"taker","to":"sender","aid":{"kind":"PATIENTS"},"quantity":%d"""
                .formatted(7 * times));
        say(exchange, taker, "make-offer", "2020-03-03", """
                "offer":"open","from":"taker","aid":{"kind":"PATIENTS"},"quantity":%d""".formatted(4 * times));
        say(exchange, sender, "accept-offer", "2020-03-04", """
                "offer":"places","commitment":"places","to":"sender","need":"places","quantity":%d""".formatted(5 * times));
        say(exchange, sender, "dispatch-consignment", "2020-03-06", """
                "consignment":"first","commitment":"places","quantity":%d,"packages":%d""".formatted(3 * times, 2 * times));
        say(exchange, taker, "confirm-receipt", "2020-03-07", """
                "consignment":"first","quantityGood":%d,"quantityMissing":%d,"qualifier":"ABOUT\""""
                .formatted(2 * times, times));
        say(exchange, sender, "dispatch-consignment", "2020-03-08", """
                "consignment":"second","commitment":"places","quantity":%d""".formatted(2 * times));
        say(exchange, taker, "confirm-receipt", "2020-03-09", """
                "consignment":"second","quantityGood":%d""".formatted(2 * times));
        say(exchange, taker, "return-goods", "2020-03-20", """
                "commitment":"places","quantity":%d""".formatted(times));
        say(exchange, taker, "return-goods", "2020-03-21", """
                "commitment":"places","quantity":%d""".formatted(3 * times));
        say(exchange, taker, "submit-account", "2020-03-25", """
                "commitment":"places","used":0,"returned":%d,"lost":0,"cost":{"minorUnits":%d,"currency":"EUR"}"""
                .formatted(4 * times, 500 * times));
        var offer = Given.history(ask, "exchanges/" + exchange, last).get(2).get("eventId").stringValue();
        say(exchange, taker, "correct-fact", "2020-03-26", """
                "target":"%s","field":"quantity","to":"%d","reason":"\"""".formatted(offer, 8 * times));
        say(exchange, sender, "dispute-fact", "2020-03-27", """
                "target":"%s","field":"quantity","claim":"%d","reason":"\"""".formatted(offer, 9 * times));
        return exchange;
    }

    private void say(String exchange, String city, String command, String on, String fields) {
        last = position(done(ask.post("/api/exchanges/" + exchange + "/" + command, """
                {%s,"by":{"city":"%s"},"effective":"%s"}""".formatted(fields, city, on))));
    }
}
