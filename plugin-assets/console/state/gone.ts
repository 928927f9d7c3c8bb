import type { Action } from './state.ts';

/** The conversation that was erased, or is not this person's any more, when the action says so of one. */
export const goneId = (action: Action): string | null => {
  if (action.type === 'gone') return action.conversationId;
  return action.type === 'frame' && action.frame.t === 'conversation.gone'
    ? action.frame.conversationId
    : null;
};
