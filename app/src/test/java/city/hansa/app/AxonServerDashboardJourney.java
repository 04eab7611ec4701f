package city.hansa.app;

/** What a dashboard asks: on Axon Server. */
@OnAxonServer
class AxonServerDashboardJourney extends DashboardJourney {}
