/** Messages between the tabs of one browser; nothing is stored. */
import type { SignInResponse } from '../../../service/protocol/api/staff-api.ts';
import type { PresenceState } from '../../../service/protocol/vocabulary.ts';

export type TabMessage =
  /** The same person's session was renewed. */
  | { t: 'token'; answer: SignInResponse }
  /** Somebody signed in, possibly another person. */
  | { t: 'signed-in'; answer: SignInResponse }
  | { t: 'signed-out' }
  /** There was a key or a pointer. */
  | { t: 'active' }
  | { t: 'presence'; presence: PresenceState };
export type TabChannel = {
  post(message: TabMessage): void;
  listen(heard: (message: TabMessage) => void): void;
};

export const openTabChannel = (): TabChannel => {
  if (typeof BroadcastChannel === 'undefined') return { post: () => {}, listen: () => {} };
  const channel = new BroadcastChannel('zgoda.console');
  return {
    post: (message) => channel.postMessage(message),
    listen: (heard) =>
      channel.addEventListener('message', (event: MessageEvent<TabMessage>) => heard(event.data)),
  };
};
