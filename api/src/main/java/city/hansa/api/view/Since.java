package city.hansa.api.view;

import city.hansa.api.date.Edtf;
import java.time.LocalDate;

/**
 * Since when something holds, and by which rule that is said.
 *
 * @param rule the milestone that counts, such as SIGNING
 */
public record Since(String rule, Edtf edtf, LocalDate earliest, LocalDate latest) {

    public static Since by(String rule, Edtf edtf) {
        return new Since(rule, edtf, edtf.earliest(), edtf.latest());
    }
}
