/** What is decided about networks. */
@NullMarked
package city.hansa.command.network;

import org.jspecify.annotations.NullMarked;
