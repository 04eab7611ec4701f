package city.hansa.web.problem;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/** Sees every problem on its way out, whoever wrote it. */
@RestControllerAdvice
public final class ProblemCount implements ResponseBodyAdvice<Object> {

    private static final String PREFIX = "/problems/";

    private final ProblemMeter meter;

    ProblemCount(ProblemMeter meter) {
        this.meter = meter;
    }

    @Override
    public boolean supports(MethodParameter returned, Class<? extends HttpMessageConverter<?>> converter) {
        return true;
    }

    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter returned,
            MediaType type,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        if (type.equalsTypeAndSubtype(MediaType.APPLICATION_PROBLEM_JSON)
                && body instanceof Map<?, ?> problem
                && problem.get("type") instanceof String reason
                && problem.get("status") instanceof Integer status) {
            meter.refused(reason.startsWith(PREFIX) ? reason.substring(PREFIX.length()) : reason, status);
        }
        return body;
    }
}
