package city.hansa.app;

/** The story as it is told on an empty database, asked as the three users ask it: on Axon Server. */
@OnAxonServer
class AxonServerDortmundJourney extends DortmundJourney {}
