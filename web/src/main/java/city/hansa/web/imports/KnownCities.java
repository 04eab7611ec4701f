package city.hansa.web.imports;

import static java.util.Objects.requireNonNull;

import city.hansa.api.value.Identifier;
import city.hansa.api.view.ViewQuery.CityFound;
import city.hansa.api.view.ViewQuery.CityNaming;
import city.hansa.api.view.ViewQuery.Point;
import city.hansa.web.imports.Row.CityText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The cities that the lines of one block may mean: those found in the register, and those that this file has brought or
 * is about to. Used by one thread at a time.
 */
final class KnownCities {

    /** What two names of one place may differ by on a map, in kilometres; cities of one name are farther apart. */
    private static final double NEAR = 25;

    private static final double EARTH_RADIUS = 6371;
    private static final int REMEMBERED = 100_000;

    /** A city; one that is still to be registered has no id yet. */
    static final class Known {

        private final CityFound city;
        private final @Nullable CityText text;
        private @Nullable UUID id;
        private boolean changed;
        private boolean named;
        private @Nullable Case bringer;
        private @Nullable Verdict failed;

        private Known(CityFound city, @Nullable CityText text) {
            this.city = city;
            this.text = text;
            this.id = text == null ? city.id() : null;
        }

        /** Whether it is still to be registered. */
        boolean isNew() {
            return id == null && failed == null;
        }

        /** As the file has it, where it is new. */
        CityText text() {
            return requireNonNull(text);
        }

        /** By which it is told apart, registered or not; one of this file keeps the number that it had before. */
        UUID handle() {
            return city.id();
        }

        /** Of several lines that name a new city, the first brings it. */
        void broughtBy(Case line) {
            bringer = bringer == null && text != null ? line : bringer;
        }

        boolean isBroughtBy(Case line) {
            return bringer == line && (changed || id == null);
        }

        @Nullable UUID id() {
            return id;
        }

        void registered(Giver.Done done) {
            id = done.id();
            changed = done.changed();
        }

        /** Whether the import has registered it, rather than found it. */
        boolean changed() {
            return changed;
        }

        /** False when it is asked for the first time of a city that is new. */
        boolean isNamedAgain() {
            var before = named || text == null;
            named = true;
            return before;
        }

        void failed(Verdict why) {
            failed = why;
        }

        @Nullable Verdict failed() {
            return failed;
        }

        @Override
        public String toString() {
            var naming = city.namings().getFirst();
            return naming.name() + " (" + naming.country() + ") " + (id == null ? "of this file" : id);
        }
    }

    private record Name(String name, String country) {

        static Name of(String name, String country) {
            return new Name(name.toLowerCase(Locale.ROOT), country);
        }
    }

    /** Cities by what a line may call them. */
    private static final class Index {

        private final Map<UUID, Known> byId = new HashMap<>();
        private final Map<Identifier, List<Known>> byIdentifier = new HashMap<>();
        private final Map<Name, List<Known>> byName = new HashMap<>();

        private void add(Known known) {
            byId.put(known.handle(), known);
            known.city.identifiers().stream()
                    .filter(one -> one.scheme().isUnique())
                    .forEach(one -> byIdentifier.computeIfAbsent(one, _ -> new ArrayList<>()).add(known));
            known.city.namings().stream()
                    .map(naming -> Name.of(naming.name(), naming.country()))
                    .distinct()
                    .forEach(name -> byName.computeIfAbsent(name, _ -> new ArrayList<>()).add(known));
        }

        private void remove(Known known) {
            byId.values().remove(known);
            byIdentifier.values().forEach(all -> all.remove(known));
            byName.values().forEach(all -> all.remove(known));
        }

        private void clear() {
            byId.clear();
            byIdentifier.clear();
            byName.clear();
        }
    }

    private final Index inRegister = new Index();

    /** What this file has brought: the view need not have come so far, and in a dry run never will. */
    private final Index ofThisFile = new Index();

    /** Whether it remembers as many cities of this file as it may: the register is to have them before it goes on. */
    boolean isFull() {
        return ofThisFile.byId.size() > REMEMBERED;
    }

    void forget() {
        ofThisFile.clear();
    }

    /** Begins a block with what the register knows. */
    void begin(Collection<CityFound> found) {
        inRegister.clear();
        found.stream()
                .filter(city -> !ofThisFile.byId.containsKey(city.id()))
                .forEach(city -> inRegister.add(new Known(city, null)));
    }

    /** Takes note of what became of one that was to be registered. */
    void settled(Known known) {
        var id = known.id();
        if (id != null) {
            ofThisFile.byId.put(id, known);
        } else {
            ofThisFile.remove(known);
        }
    }

    /**
     * By id, then by identifier, then by name and country where no more than one city can be meant.
     *
     * @param mayRegister whether one that is not there is to be registered
     * @throws LineRefused where it is none or more than one
     */
    Known resolve(CityText text, boolean mayRegister) {
        var ofId = all(index -> Stream.ofNullable(index.byId.get(text.id())).toList()).findFirst();
        if (ofId.isPresent()) {
            return ofId.get();
        }
        var holders = text.identifiers().stream()
                .flatMap(one -> all(index -> index.byIdentifier.getOrDefault(one, List.of())))
                .distinct()
                .toList();
        if (holders.size() > 1) {
            throw ambiguous(text, holders);
        }
        if (holders.size() == 1) {
            return holders.getFirst();
        }
        var name = Name.of(text.name(), text.country());
        var named = all(index -> index.byName.getOrDefault(name, List.of())).toList();
        var meant = named.stream().filter(known -> mayBe(known, text)).toList();
        if (meant.size() > 1) {
            throw ambiguous(text, meant);
        }
        if (meant.size() == 1) {
            return meant.getFirst();
        }
        if (!mayRegister) {
            throw new LineRefused(
                    ImportRejection.NO_SUCH_CITY,
                    text + " is not in the register" + (named.isEmpty() ? "." : "; another is: " + list(named) + "."));
        }
        return begin(text);
    }

    private Stream<Known> all(Function<Index, List<Known>> found) {
        return Stream.of(inRegister, ofThisFile).map(found).flatMap(List::stream);
    }

    private Known begin(CityText text) {
        var naming = new CityNaming(text.name(), text.country());
        var known = new Known(
                new CityFound(UUID.randomUUID(), List.of(naming), place(text), text.identifiers()), text);
        ofThisFile.add(known);
        return known;
    }

    /** No other identifier of the same scheme, and no other place on the map. */
    private static boolean mayBe(Known known, CityText text) {
        var isOther = text.identifiers().stream()
                .filter(one -> one.scheme().isUnique())
                .anyMatch(one -> known.city.identifiers().stream().anyMatch(held -> held.scheme() == one.scheme()));
        var there = known.city.place();
        var here = place(text);
        return !isOther && (there == null || here == null || kilometres(there, here) <= NEAR);
    }

    private static @Nullable Point place(CityText text) {
        var at = text.coordinates();
        return at == null ? null : new Point(at.latitude(), at.longitude());
    }

    /** On a sphere; that is exact to half a percent. */
    private static double kilometres(Point one, Point other) {
        var latitude = Math.toRadians(other.latitude() - one.latitude());
        var longitude = Math.toRadians(other.longitude() - one.longitude());
        var a = Math.pow(Math.sin(latitude / 2), 2)
                + Math.cos(Math.toRadians(one.latitude()))
                        * Math.cos(Math.toRadians(other.latitude()))
                        * Math.pow(Math.sin(longitude / 2), 2);
        return 2 * EARTH_RADIUS * Math.asin(Math.min(1, Math.sqrt(a)));
    }

    private static LineRefused ambiguous(CityText text, List<Known> candidates) {
        return new LineRefused(
                ImportRejection.CITY_AMBIGUOUS, text + " may be each of these: " + list(candidates) + ".");
    }

    private static String list(List<Known> cities) {
        return cities.stream().limit(10).map(Known::toString).collect(Collectors.joining(", "))
                + (cities.size() > 10 ? ", and " + (cities.size() - 10) + " more" : "");
    }
}
