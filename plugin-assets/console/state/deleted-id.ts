import type { Action } from './state.ts';

export const deletedId = (action: Action): string | null => {
  if (action.type === 'gone') return action.conversationId;
  return action.type === 'frame' && action.frame.t === 'conversation.gone'
    ? action.frame.conversationId
    : null;
};
