package city.hansa.command.registry;

import city.hansa.api.NetworkId;
import city.hansa.api.date.Edtf;
import city.hansa.api.network.NetworkEvent.RulesPublished;
import city.hansa.api.value.Key;
import java.util.Optional;

/** What a decision about another record may ask about networks: their streams as they are now, corrections applied. */
public interface Networks {

    /** Empty where no such network was ever recorded. */
    Optional<Standing> find(NetworkId network);

    /** A network as other records' decisions see it. */
    interface Standing {

        /** Whether it may have existed on that day: it was not certainly founded later, nor dissolved before. */
        boolean mayExistOn(Edtf day);

        /** The last rules that may have been in force on that day; empty where there were certainly none yet. */
        Optional<RulesPublished> rulesOn(Edtf day);

        /** That version of the rules; empty where it was certainly not in force on that day. */
        Optional<RulesPublished> rulesOn(Edtf day, Key version);

        /** Whether it may have set up a working group or a forum under that key by that day. */
        boolean hasGroup(Key key, Edtf day);
    }
}
