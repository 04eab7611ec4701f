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
 * @param from the first day for applications; LocalDate.MIN where none is known
 * @param until the last day for applications; LocalDate.MAX where none is known
 */
record Programme(String code, String currency, long least, long most, LocalDate from, LocalDate until) {

    /**
     * The German municipal solidarity package of 2020 (Service Agency Communities in One World, for the BMZ): EUR 1,000
     * to 50,000 a project, which had to start in 2020; applications until the end of that year.
     */
    private static final Programme SOLIDARITY = new Programme(
            "covid19-solidarity-2020",
            "EUR",
            1_000_00,
            50_000_00,
            LocalDate.of(2020, 1, 1),
            LocalDate.of(2020, 12, 31));

    /** Sustainable municipal development by partnership projects, of the same agency: EUR 50,000 to 250,000. */
    private static final Programme NAKOPA =
            new Programme("nakopa", "EUR", 50_000_00, 250_000_00, LocalDate.MIN, LocalDate.MAX);

    /** Town twinning in the European Union's programme of citizens and values: a lump sum of EUR 8,455 to 50,745. */
    private static final Programme TOWN_TWINNING =
            new Programme("cerv-town-twinning", "EUR", 8_455_00, 50_745_00, LocalDate.MIN, LocalDate.MAX);

    private static final List<Programme> KNOWN = List.of(SOLIDARITY, NAKOPA, TOWN_TWINNING);

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
