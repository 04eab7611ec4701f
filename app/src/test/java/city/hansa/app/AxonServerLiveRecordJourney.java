package city.hansa.app;

/** A record is watched while it changes: on Axon Server. */
@OnAxonServer
class AxonServerLiveRecordJourney extends LiveRecordJourney {}
