import type { SignInResponse } from '../../../service/protocol/api/staff-api.ts';
import type { PresenceState } from '../../../service/protocol/vocabulary.ts';

export type TabMessage =
  /** The same person's session was renewed. */
  | { t: 'token'; answer: SignInResponse }
  /** Possibly another person. */
  | { t: 'signed-in'; answer: SignInResponse }
  | { t: 'signed-out' }
  /** Key or pointer. */
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
