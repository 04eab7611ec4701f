package city.hansa.benchmark.peers;

/** An event of about 400 bytes, the size that the real ones have. */
record Note(String text) {

    static final Note NOTE = new Note("Hansa ".repeat(65));
}
