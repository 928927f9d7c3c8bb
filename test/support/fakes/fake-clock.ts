import type { Clock } from '../../../service/domain/model/base/ports.ts';

/** A clock that only a test moves. */
export const makeFakeClock = (start = '2026-11-24T10:00:00.000Z'): Clock & { forward(ms: number): void } => {
  let now = new Date(start).getTime();
  return {
    now: () => new Date(now),
    forward: (ms) => {
      now += ms;
    },
  };
};

/** Real time, which a test can move forward. */
export const makeMovedClock = (): Clock & { forward(ms: number): void } => {
  let ahead = 0;
  return {
    now: () => new Date(Date.now() + ahead),
    forward: (ms) => {
      ahead += ms;
    },
  };
};
