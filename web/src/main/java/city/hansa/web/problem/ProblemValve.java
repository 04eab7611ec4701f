package city.hansa.web.problem;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/** Answers with a problem, too, what the server refuses before it looks who is to answer, such as an address that is none. */
public final class ProblemValve extends ErrorReportValve {

    @Override
    protected void report(Request request, Response response, @Nullable Throwable fault) {
        var status = response.getStatus();
        // Less is no error, and what was written cannot be taken back.
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        var reason = RequestRejection.of(status);
        var members = new LinkedHashMap<String, Object>();
        members.put("type", RuleBook.pathOf(reason));
        members.put("title", reason.rule());
        members.put("status", status);
        members.put("reason", reason.name());
        members.put("detail", reason.rule());
        try {
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.getOutputStream().write(JsonMapper.shared().writeValueAsString(members).getBytes(StandardCharsets.UTF_8));
            response.finishResponse();
        } catch (IOException | IllegalStateException _) {
            // Who asked is gone, or is being answered.
        }
    }
}
