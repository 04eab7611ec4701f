package city.hansa.web.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.PathItem;

/** What can be asked of aid between cities: the board, the books of an exchange, and what each gave and received. */
final class BoardDocs {

    static void describe(OpenAPI api) {
        var board = "Open needs, each with the offers that match it, best first, and what is on its way to it; then"
                + " offers that match no need; then lines on their way to none.";
        api.path("/api/board", new PathItem().get(ReadDocs.ruled("board", board, Parameters.board())));
        var reciprocity = "What a city and each of its partners gave each other, by kind and unit: balances, sorted by"
                + " the partner's name, and never a ranking.";
        api.path("/api/reciprocity", new PathItem().get(ReadDocs.ruled("reciprocity", reciprocity,
                Parameters.reciprocity())));
        api.path("/api/exchanges/{id}/ledger", new PathItem().get(ReadDocs.operation("exchanges", "ledger",
                "Every line of an exchange with its steps, the balance after each, whether it adds up, and where it"
                        + " does not: by how much, and from which event.",
                ReadDocs.ofOne(Parameters.clocks()), false)));
    }

    private BoardDocs() {}
}
