package city.hansa.api.date;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What the text of a date means: the days it may be, and how sure its source was. */
sealed interface EdtfForm {

    LocalDate earliest();

    LocalDate latest();

    boolean approximate();

    boolean uncertain();

    /** A year, month, day, decade, century, season or choice. */
    record Single(LocalDate earliest, LocalDate latest, boolean approximate, boolean uncertain) implements EdtfForm {

        static Single unflagged(LocalDate earliest, LocalDate latest) {
            return new Single(earliest, latest, false, false);
        }
    }

    /** Two bounds, each itself a date; null where open or unknown. */
    record Interval(@Nullable Edtf start, @Nullable Edtf end) implements EdtfForm {

        @Override
        public LocalDate earliest() {
            return start == null ? Edtf.BEGINNING : start.earliest();
        }

        @Override
        public LocalDate latest() {
            return end == null ? Edtf.FOREVER : end.latest();
        }

        @Override
        public boolean approximate() {
            return (start != null && start.isApproximate()) || (end != null && end.isApproximate());
        }

        @Override
        public boolean uncertain() {
            return (start != null && start.isUncertain()) || (end != null && end.isUncertain());
        }
    }
}
