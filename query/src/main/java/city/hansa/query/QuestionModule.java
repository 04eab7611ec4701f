package city.hansa.query;

import static city.hansa.query.QueryModule.GENERATION;

import city.hansa.query.board.BoardQueries;
import city.hansa.query.board.LedgerQueries;
import city.hansa.query.board.ReciprocityQueries;
import city.hansa.query.chart.ChartQueries;
import city.hansa.query.map.MapQueries;
import city.hansa.query.provenance.ProvenanceQueries;
import city.hansa.query.read.AnniversaryQueries;
import city.hansa.query.read.ChangedRecordQueries;
import city.hansa.query.read.DiscrepancyQueries;
import city.hansa.query.read.DocumentQueries;
import city.hansa.query.read.DueQueries;
import city.hansa.query.read.HistoryQueries;
import city.hansa.query.read.Moments;
import city.hansa.query.read.Names;
import city.hansa.query.read.Parties;
import city.hansa.query.read.RecordQueries;
import city.hansa.query.read.RegisterQueries;
import city.hansa.query.read.RollQueries;
import city.hansa.query.read.Sight;
import city.hansa.query.read.Views;
import city.hansa.query.search.SearchQueries;
import city.hansa.query.timeline.ChangeQueries;
import city.hansa.query.timeline.TimelineQueries;
import city.hansa.query.view.History;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The handlers that answer what is asked of the views. Imported with {@link QueryModule}, and left out where others are to
 * answer.
 */
@Configuration(proxyBeanMethods = false)
public class QuestionModule {

    @Bean
    Names names(JdbcClient jdbc) {
        return new Names(jdbc, GENERATION);
    }

    @Bean
    RegisterQueries registerQueries(JdbcClient jdbc, Views views, Moments moments, Parties parties, Names names) {
        return new RegisterQueries(jdbc, views, moments, parties, names);
    }

    @Bean
    DueQueries dueQueries(JdbcClient jdbc, Views views, Moments moments, Parties parties, Names names) {
        return new DueQueries(jdbc, views, moments, parties, names);
    }

    @Bean
    AnniversaryQueries anniversaryQueries(
            JdbcClient jdbc, Views views, Moments moments, Parties parties, Names names) {
        return new AnniversaryQueries(jdbc, views, moments, parties, names);
    }

    @Bean
    RollQueries rollQueries(JdbcClient jdbc, Views views, Moments moments, Names names) {
        return new RollQueries(jdbc, views, moments, names);
    }

    @Bean
    DocumentQueries documentQueries(
            JdbcTemplate jdbc, RegisterQueries registers, Views views, History history, Names names) {
        return new DocumentQueries(jdbc, registers, views, history, names);
    }

    @Bean
    RecordQueries recordQueries(
            JdbcTemplate jdbc, Views views, History history, Moments moments, Sight sight, Names names) {
        return new RecordQueries(jdbc, views, history, moments, sight, names);
    }

    @Bean
    HistoryQueries historyQueries(Views views, History history, Moments moments, Sight sight, Names names) {
        return new HistoryQueries(views, history, moments, sight, names);
    }

    @Bean
    TimelineQueries timelineQueries(JdbcClient jdbc, Moments moments, Parties parties, Names names) {
        return new TimelineQueries(jdbc, GENERATION, moments, parties, names);
    }

    @Bean
    ChartQueries chartQueries(JdbcClient jdbc, Moments moments, Parties parties) {
        return new ChartQueries(jdbc, GENERATION, moments, parties);
    }

    @Bean
    MapQueries mapQueries(JdbcClient jdbc, Moments moments, Parties parties) {
        return new MapQueries(jdbc, GENERATION, moments, parties);
    }

    @Bean
    SearchQueries searchQueries(JdbcClient jdbc, Views views, Moments moments, Names names) {
        return new SearchQueries(jdbc, views, moments, names);
    }

    @Bean
    ChangeQueries changeQueries(JdbcClient jdbc, History history, Moments moments, Parties parties, Names names) {
        return new ChangeQueries(jdbc, GENERATION, history, moments, parties, names);
    }

    @Bean
    DiscrepancyQueries discrepancyQueries(
            JdbcClient jdbc, Views views, Moments moments, Parties parties, Names names) {
        return new DiscrepancyQueries(jdbc, views, moments, parties, names);
    }

    @Bean
    ChangedRecordQueries changedRecordQueries(
            Views views, History history, Moments moments, Sight sight, Names names) {
        return new ChangedRecordQueries(views, history, moments, sight, names);
    }

    @Bean
    ProvenanceQueries provenanceQueries(
            Views views, History history, Moments moments, Sight sight, Names names) {
        return new ProvenanceQueries(views, history, moments, sight, names);
    }

    @Bean
    BoardQueries boardQueries(JdbcClient jdbc, Moments moments, Parties parties, Names names) {
        return new BoardQueries(jdbc, GENERATION, moments, parties, names);
    }

    @Bean
    ReciprocityQueries reciprocityQueries(JdbcClient jdbc, Moments moments, Parties parties, Names names) {
        return new ReciprocityQueries(jdbc, GENERATION, moments, parties, names);
    }

    @Bean
    LedgerQueries ledgerQueries(History history, Moments moments, Sight sight, Names names) {
        return new LedgerQueries(history, moments, sight, names);
    }
}
