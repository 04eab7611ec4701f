package city.hansa.app;

/** Many ask for the same thing at one moment, and are answered as on PostgreSQL: on Axon Server. */
@OnAxonServer
class AxonServerRaceJourney extends RaceJourney {}
