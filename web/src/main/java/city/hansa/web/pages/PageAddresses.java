package city.hansa.web.pages;

import java.util.List;

/** Where the pages are. What they show they ask of the interface, so that nothing that is not public is at any of these. */
public final class PageAddresses {

    /** What the pages are made of: below it stands the version, so that nothing is ever fetched twice. */
    public static final String PARTS = "/pages/";

    /** The addresses of pages, as patterns. */
    public static final List<String> PAGES = List.of(
            "/",
            "/cities",
            "/cities/{id}",
            "/networks",
            "/networks/{id}",
            "/memberships/{id}",
            "/partnerships",
            "/partnerships/{id}",
            "/exchanges",
            "/exchanges/{id}",
            "/actions",
            "/actions/{id}",
            "/desk",
            "/desk/board",
            "/desk/members",
            "/desk/disagreements",
            "/desk/import",
            "/audit",
            "/signed-in");

    /** Those that other houses may show within their own: a figure, and nothing that can be done. */
    public static final List<String> EMBEDDED = List.of("/charts", "/charts/{name}");

    private PageAddresses() {}
}
