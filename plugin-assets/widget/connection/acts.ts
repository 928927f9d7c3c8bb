import { set, state } from '../state/app.ts';
import { forgetTalk, startLine, stopLine } from './socket.ts';

/** A new conversation after one that is over, or the same one taken back from another tab. */
export const again = (): void => {
  if (state.ending === 'replaced') set({ ending: null });
  else forgetTalk();
  stopLine();
  startLine();
};
