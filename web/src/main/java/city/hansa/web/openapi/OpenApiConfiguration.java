package city.hansa.web.openapi;

import city.hansa.api.catalogue.CommandCatalogue;
import city.hansa.api.view.Untold;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Schema;
import java.util.TreeMap;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Describes the interface at {@code /api-docs}: a command or collection that is added is described with it. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

    @Bean
    OpenApiCustomizer catalogueDocs() {
        return OpenApiConfiguration::describe;
    }

    private static void describe(OpenAPI api) {
        api.info(new Info()
                .title("Hansa")
                .version("0.1.0")
                .description("The collaboration register of city networks. Every command answers with the position of"
                        + " what it wrote; every question takes knownAt (what was known), and asOf (what was true) where it"
                        + " is not of all days, as a history is. " + Untold.RULE));
        var named = new TreeMap<String, Schema<?>>(Responses.schemas());
        named.putAll(FeedDocs.schemas());
        var schemas = new Schemas(named);
        var commands = new CommandDocs(schemas);
        for (var collection : CommandCatalogue.COLLECTIONS) {
            ReadDocs.describe(api, collection);
            ChangeDocs.describe(api, collection);
            TableDocs.describeExport(api, collection);
            commands.describe(api, collection);
        }
        ReadDocs.describeTimeline(api);
        ReadDocs.describeSearch(api);
        ReadDocs.describeDashboard(api);
        DeskDocs.describe(api);
        ChangeDocs.describe(api);
        FeedDocs.describe(api);
        BoardDocs.describe(api);
        TableDocs.describeImport(api);
        ExportDocs.describe(api);
        LogDocs.describe(api, schemas);
        ProjectionDocs.describe(api, schemas);
        if (api.getComponents() == null) {
            api.components(new Components());
        }
        named.forEach(api.getComponents()::addSchemas);
        AccessDocs.describe(api);
    }
}
