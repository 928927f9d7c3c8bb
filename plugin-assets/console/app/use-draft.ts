import { useState } from 'preact/hooks';
import { useApp } from './use-app.ts';

/** What is being written; kept as the draft of the conversation. */
export const useDraft = (conversationId: string): [string, (next: string) => void] => {
  const { drafts } = useApp();
  const [text, setText] = useState(drafts.get(conversationId));
  const write = (next: string) => {
    setText(next);
    drafts.set(conversationId, next);
  };
  return [text, write];
};
