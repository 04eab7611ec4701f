/** Whether a vague day fits a life: milestones in valid-time order. */
@NullMarked
package city.hansa.command.chronology;

import org.jspecify.annotations.NullMarked;
