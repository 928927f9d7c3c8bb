import { useState } from 'preact/hooks';
import { useApp } from './use-app.ts';

export type Draft = readonly [
  text: string,
  write: (next: string) => void,
  /** Removes the stored `text`; keeps text typed since. */
  stored: (text: string) => void,
];

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
