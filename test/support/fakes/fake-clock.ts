import type { Clock } from '../../../service/domain/model/base/ports.ts';

/** A clock that stands until a test moves it. */
export const makeFakeClock = (start = '2026-11-24T10:00:00.000Z'): Clock & { forward(ms: number): void } => {
  let now = new Date(start).getTime();
  return {
    now: () => new Date(now),
    forward: (ms) => {
      now += ms;
    },
  };
};
