package city.hansa.command.exchange;

import city.hansa.api.date.Edtf;
import city.hansa.api.value.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a funding programme allows. A programme that is not in this table has no limits that Hansa knows of.
 *
 * @param least minor units of one project
 * @param most minor units of one project
 * @param from the first day for applications
 * @param until the last day for applications
 */
record Programme(String code, String currency, long least, long most, LocalDate from, LocalDate until) {

    /**
     * The German municipal solidarity package of 2020 (Service Agency Communities in One World, for the BMZ): EUR 1,000
     * to 50,000 a project, which had to start in 2020; applications until the end of that year.
     */
    private static final List<Programme> KNOWN = List.of(new Programme(
            "covid19-solidarity-2020",
            "EUR",
            1_000_00,
            50_000_00,
            LocalDate.of(2020, 1, 1),
            LocalDate.of(2020, 12, 31)));

    static Optional<Programme> find(String code) {
        return KNOWN.stream().filter(programme -> programme.code.equals(code)).findFirst();
    }

    boolean funds(Money amount) {
        return amount.currency().equals(currency) && amount.minorUnits() >= least && amount.minorUnits() <= most;
    }

    /** Whether an application of that day may have been in time. */
    boolean mayTakeOn(Edtf day) {
        return !day.earliest().isAfter(until) && !day.latest().isBefore(from);
    }
}
