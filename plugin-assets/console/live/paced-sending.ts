import type { StaffClientFrame } from '../../../service/protocol/frames/staff-frames.ts';
import type { Timers } from '../../shared/timers.ts';

/** Two such seconds plus hello and ping stay below the service's 20 frames a second. */
const MOST_A_SECOND = 8;
const SECOND_MS = 1_000;
/** A connection this old resets the slower pace. */
const STABLE_MS = 30_000;

/** Queued frames are dropped with the connection; their owners resend. */
export const makePacedSending = (
  timers: Timers,
  client: { send(frame: StaffClientFrame): boolean; isReady(): boolean },
) => {
  let most = MOST_A_SECOND;
  let sent = 0;
  let stableTimer: unknown;
  let waiting: StaffClientFrame[] = [];

  const nextSecond = () => {
    sent = 0;
    for (const frame of waiting.splice(0, most)) sendNow(frame);
  };
  const sendNow = (frame: StaffClientFrame): boolean => {
    sent += 1;
    if (sent === 1) timers.set(nextSecond, SECOND_MS);
    return client.send(frame);
  };

  return {
    /** False without a ready connection. */
    send: (frame: StaffClientFrame): boolean => {
      if (sent < most) return sendNow(frame);
      if (client.isReady()) waiting.push(frame);
      return client.isReady();
    },
    connected: (): void => {
      stableTimer = timers.set(() => {
        most = MOST_A_SECOND;
      }, STABLE_MS);
    },
    /** @param isTooFast closed because of the frame rate */
    lost: (isTooFast: boolean): void => {
      timers.clear(stableTimer);
      waiting = [];
      if (isTooFast) most = Math.max(1, Math.floor(most / 2));
    },
  };
};
