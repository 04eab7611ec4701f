package city.hansa.query.read;

import city.hansa.api.Subject;
import city.hansa.query.view.View;
import java.util.List;

/** Every view that is listed as a register, and the tables in which it stands. */
public record Views(String generation, List<View<?, ?>> all) {

    public Views {
        all = List.copyOf(all);
    }

    public View<?, ?> of(Subject.Kind kind) {
        return all.stream()
                .filter(view -> view.kind() == kind)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no register of kind " + kind));
    }

    public String registerOf(View<?, ?> view) {
        return generation + "." + view.name() + "_register";
    }

    /** The registers of what can be a party, whose rows are labelled with its name. */
    List<String> named() {
        return List.of(registerOf(of(Subject.Kind.CITY)), registerOf(of(Subject.Kind.NETWORK)));
    }
}
