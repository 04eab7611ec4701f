package city.hansa.app;

/** What a secretariat asks: on Axon Server. */
@OnAxonServer
class AxonServerSecretariatJourney extends SecretariatJourney {}
