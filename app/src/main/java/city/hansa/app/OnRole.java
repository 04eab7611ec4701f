package city.hansa.app;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** What only a node of that role has. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Conditional(OnRole.Had.class)
public @interface OnRole {

    NodeRole value();

    /** Asked before there are beans, and so before there are properties to inject. */
    final class Had implements Condition {

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            var role = metadata.getAnnotations().get(OnRole.class).getEnum("value", NodeRole.class);
            return Binder.get(context.getEnvironment())
                    .bindOrCreate("hansa", HansaProperties.class)
                    .has(role);
        }
    }
}
