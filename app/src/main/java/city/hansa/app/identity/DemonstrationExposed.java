package city.hansa.app.identity;

/** The demonstration's users, whose passwords everybody knows, would be reached from other machines. */
final class DemonstrationExposed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DemonstrationExposed(String address) {
        super("Without an identity provider Hansa signs in its demonstration users, whose passwords are public, and"
                + " listens on loopback only; server.address is " + address + ".");
    }
}
