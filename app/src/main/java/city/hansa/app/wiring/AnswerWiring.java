package city.hansa.app.wiring;

import city.hansa.app.NodeRole;
import city.hansa.app.OnRole;
import city.hansa.query.QuestionModule;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Where questions are answered. */
@Configuration(proxyBeanMethods = false)
@OnRole(NodeRole.QUERY)
@Import(QuestionModule.class)
class AnswerWiring {}
