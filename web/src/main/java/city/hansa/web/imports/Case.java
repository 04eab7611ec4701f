package city.hansa.web.imports;

import city.hansa.api.partnership.PartnershipKind;
import city.hansa.api.partnership.PartnershipRejection;
import city.hansa.web.imports.KnownCities.Known;
import city.hansa.web.imports.Row.OfPartnership;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A line on its way to its verdict. Each is in the hands of one thread at a time. */
final class Case {

    /** A kind of partnership between the same cities: of that, the order of the lines is kept. */
    record Lane(PartnershipKind kind, Set<UUID> cities) {}

    final long line;
    final @Nullable Row row;
    List<Known> cities = List.of();
    private @Nullable Verdict verdict;

    Case(long line, @Nullable Row row, @Nullable Verdict verdict) {
        this.line = line;
        this.row = row;
        this.verdict = verdict;
    }

    boolean isOpen() {
        return verdict == null;
    }

    @Nullable Verdict verdict() {
        return verdict;
    }

    void judge(Verdict judged) {
        verdict = judged;
    }

    /** Whether there is an open partnership already, of which the line's own command did not tell which it is. */
    boolean isRefusedByAnother() {
        return verdict != null
                && verdict.reason().equals(PartnershipRejection.PARTNERSHIP_IS_OPEN.name())
                && verdict.id() == null;
    }

    /** Its partnership, while nothing is decided about it. */
    Stream<OfPartnership> partnership() {
        return verdict == null && row instanceof OfPartnership partnership ? Stream.of(partnership) : Stream.of();
    }

    Lane lane(OfPartnership partnership) {
        return new Lane(partnership.kind(), cities.stream().map(Known::handle).collect(Collectors.toSet()));
    }

    /** Where all of its cities are registered. */
    List<UUID> ids() {
        return cities.stream().map(Known::id).map(Objects::requireNonNull).toList();
    }

    /** What it brought into the register beside itself. */
    String registered() {
        var registered = cities.stream()
                .filter(known -> known.isBroughtBy(this))
                .map(Known::toString)
                .toList();
        return registered.isEmpty() ? "" : "Registered from the file: " + String.join(", ", registered) + ".";
    }
}
