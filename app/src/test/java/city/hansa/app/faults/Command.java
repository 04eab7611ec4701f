package city.hansa.app.faults;

import city.hansa.app.Tokens;

/**
 * What a caller gives, under one idempotency key however often it is given. The key travels as the correlation id too, which
 * is recorded with each event, so that the checker can tell whose effect an event is; and so does a name that nothing else bears.
 *
 * @param path where it is given
 * @param body with that name, on one line
 * @param events how many it has if it is taken
 */
record Command(int number, String path, String body, int events) {

    private static final String CREATION = "/api/cities";
    private static final String KEY = "faults.";

    /** A city; every third one claims an identifier, which is an event of another stream in the same command. */
    static Command create(int number) {
        var claims = number % 3 == 0;
        var identifiers = claims ? """
                {"scheme":"GEONAMES","value":"%d"}""".formatted(1_000_000_000 + number) : "";
        return new Command(number, CREATION, """
                {"name":"%s","country":"DE","identifiers":[%s],"by":{"network":"%s"}}"""
                .formatted(name(number), identifiers, Tokens.NETWORK), claims ? 2 : 1);
    }

    /** Another name for a city that others rename at the same time. */
    static Command change(int number, String city) {
        return new Command(number, CREATION + "/" + city + "/rename-city", """
                {"name":"%s","effective":"2021","by":{"network":"%s"}}""".formatted(name(number), Tokens.NETWORK), 1);
    }

    /** The number of the command with that key. */
    static int number(String key) {
        return Integer.parseInt(key.substring(KEY.length()));
    }

    boolean isCreation() {
        return path.equals(CREATION);
    }

    String key() {
        return KEY + number;
    }

    String name() {
        return name(number);
    }

    private static String name(int number) {
        return "City " + number;
    }
}
