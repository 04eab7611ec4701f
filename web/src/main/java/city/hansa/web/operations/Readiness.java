package city.hansa.web.operations;

/** Whether commands are taken and the views have caught up. For use by several threads. */
@FunctionalInterface
public interface Readiness {
    boolean isReady();
}
