import type { State } from '../state/state.ts';

/** Sending is blocked; reading, copying and erasing stay. */
export const isBlocked = ({ lines }: State): boolean | undefined =>
  lines.findLast((line) => line.kind === 'status')?.isBlocked;
