import type { State } from '../state/state.ts';

/** The shop takes nothing more in this chat; reading, copying and erasing it stay. */
export const isBlocked = ({ lines }: State): boolean | undefined =>
  lines.findLast((line) => line.kind === 'status')?.isBlocked;
