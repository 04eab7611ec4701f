package city.hansa.api.view;

import city.hansa.api.date.Edtf;
import java.time.LocalDate;

/** A day as it is known, with the first and the last on which it may have been; both included. */
public record When(Edtf edtf, LocalDate earliest, LocalDate latest) {

    public static When of(Edtf edtf) {
        return new When(edtf, edtf.earliest(), edtf.latest());
    }
}
