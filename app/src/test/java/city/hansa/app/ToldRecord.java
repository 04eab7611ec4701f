package city.hansa.app;

import city.hansa.api.envelope.Visibility;
import java.util.ArrayList;
import java.util.List;

/** One of {@link DiscreetRecords}, as the test knows it. */
final class ToldRecord {

    final String collection;
    final String id;
    final List<String> parties;

    /** Those that stand in its texts and nowhere else. */
    final List<String> words = new ArrayList<>();

    /** Of its events in the log. */
    final List<Long> positions = new ArrayList<>();

    long sequence;
    Visibility visibility;

    ToldRecord(String collection, String id, List<String> parties, Visibility visibility) {
        this.collection = collection;
        this.id = id;
        this.parties = List.copyOf(parties);
        this.visibility = visibility;
    }

    String address() {
        return "/api/" + collection + "/" + id;
    }

    @Override
    public String toString() {
        return address() + " " + visibility + " of " + parties + " " + words;
    }

    /** It is as discreet as anything that was said of it. */
    void said(Visibility said) {
        visibility = visibility.narrower(said);
    }
}
