package city.hansa.web.limit;

import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;

/** Who asks, for counting alone: whoever has signed in by name, and all others by where they call from. */
public final class Callers {

    private static final int NETWORK_BYTES = 8;

    /** The same for all requests of one caller; never shown to anyone. */
    public static String of(HttpServletRequest request) {
        var principal = request.getUserPrincipal();
        return principal == null ? "at " + network(request.getRemoteAddr()) : "as " + principal.getName();
    }

    /** Of IPv6 the first 64 bits: whoever has one address there has all that share them (RFC 4291, section 2.5.4). */
    private static String network(String address) {
        try {
            var from = InetAddress.getByName(address);
            return from instanceof Inet6Address
                    ? HexFormat.of().formatHex(from.getAddress(), 0, NETWORK_BYTES)
                    : from.getHostAddress();
        } catch (UnknownHostException _) {
            return "nowhere";
        }
    }

    private Callers() {}
}
