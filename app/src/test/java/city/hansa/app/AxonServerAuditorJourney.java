package city.hansa.app;

/** What an auditor asks: on Axon Server. */
@OnAxonServer
class AxonServerAuditorJourney extends AuditorJourney {}
