/** What is decided about exchanges of help: the conservation of aid, who may say what, and when an offer lapses. */
@NullMarked
package city.hansa.command.exchange;

import org.jspecify.annotations.NullMarked;
