import type { Timers } from '../../shared/timers.ts';

const POLL_MS = 5_000;

export type Polling = { start(): void; stop(): void; isOn(): boolean };

/** Reads the inbox at an interval where sockets are blocked; stops by itself when HTTP fails too. */
export const makePolling = ({
  timers,
  read,
  onUnreachable,
}: {
  timers: Timers;
  /** False when the service did not answer. */
  read(): Promise<boolean>;
  /** The service is down, so the network did not block the sockets. */
  onUnreachable(): void;
}): Polling => {
  let isOn = false;
  let timer: unknown;

  const readLater = () => {
    timer = timers.set(() => void readOnce(), POLL_MS);
  };
  const readOnce = async () => {
    const isServiceThere = await read();
    if (!isOn) return;
    if (isServiceThere) {
      readLater();
      return;
    }
    stop();
    onUnreachable();
  };
  const stop = () => {
    isOn = false;
    timers.clear(timer);
  };

  return {
    start: () => {
      isOn = true;
      readLater();
    },
    stop,
    isOn: () => isOn,
  };
};
