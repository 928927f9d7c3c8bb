import { useState } from 'preact/hooks';
import { useApp } from './use-app.ts';

export type Draft = readonly [
  text: string,
  write: (next: string) => void,
  /** `text` was stored: it goes, and what was typed after it meanwhile stays. */
  stored: (text: string) => void,
];

/** What is being written; kept as the draft of the conversation. */
export const useDraft = (conversationId: string): Draft => {
  const { drafts } = useApp();
  const [text, setText] = useState(drafts.get(conversationId));
  const write = (next: string) => {
    setText(next);
    drafts.set(conversationId, next);
  };
  const stored = (sent: string) => {
    const now = drafts.get(conversationId);
    write(now.startsWith(sent) ? now.slice(sent.length).trimStart() : now);
  };
  return [text, write, stored];
};
