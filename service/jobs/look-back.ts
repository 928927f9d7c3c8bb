import type { JobsDesk } from '../desks/jobs-desk.ts';

/** Reads rows of every shop. */
const LOOK_BACK_MS = 600_000;

export type OtherLines = { onBack(listener: () => void): () => void };
type Desk = Pick<JobsDesk, 'lookBackForWaiting' | 'lookBackForAnswers'>;

/**
 * After a Redis loss and every ten minutes, as events may be lost.
 * @param others null: none
 */
export const startLookingBack = (others: OtherLines | null, desk: Desk): (() => void) => {
  if (others === null) return () => undefined;
  const lookBack = (): void => {
    desk.lookBackForWaiting();
    desk.lookBackForAnswers();
  };
  const timer = setInterval(lookBack, LOOK_BACK_MS).unref();
  const stopHearing = others.onBack(lookBack);
  return () => {
    clearInterval(timer);
    stopHearing();
  };
};
