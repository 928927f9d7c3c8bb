import type { JobsDesk } from '../desks/jobs-desk.ts';

/** A look back reads rows of every shop. */
const LOOK_BACK_MS = 600_000;

/** The connections to other processes. */
export type OtherLines = { onBack(listener: () => void): () => void };
type Desk = Pick<JobsDesk, 'lookBackForWaiting' | 'lookBackForAnswers'>;

/**
 * Who waits, and which answers are to be told by mail, this process knows from the events of all. An event of another
 * process may be lost while Redis is away: the rows are read again when it is back, and every ten minutes.
 * @param others null: there are none
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
