import type { Timers } from '../../shared/timers.ts';

const POLL_MS = 5_000;

export type Polling = { start(): void; stop(): void; isOn(): boolean };

/** Polls the inbox where sockets are blocked; stops when HTTP fails. */
export const makePolling = ({
  timers,
  read,
  onUnreachable,
}: {
  timers: Timers;
  /** False without an answer. */
  read(): Promise<boolean>;
  /** HTTP fails too, so sockets are not blocked. */
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
