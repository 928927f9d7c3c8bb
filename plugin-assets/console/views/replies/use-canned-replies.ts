import type { RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Locale } from '../../../../service/protocol/vocabulary.ts';
import { useApp } from '../../app/use-app.ts';
import { type Gap, gapsIn, type Slash, slashAt } from './gaps.ts';

export type CannedReplies = {
  /** Null: closed. */
  slash: Slash | null;
  close(): void;
  /** False while loading: Enter waits. */
  isListReady: { current: boolean };
  /** Replaces the slash text. */
  insert(replyId: string, text: string): void;
  gaps: readonly Gap[];
  isAsking: boolean;
  /** False with gaps: shows them and selects the first. */
  maySend(): boolean;
  /** Call after sending. */
  sent(): void;
};

export type SlotProps = {
  replies: CannedReplies;
  field: RefObject<HTMLTextAreaElement | null>;
  shopId: string;
  about: { conversationId: string } | { name: string | null };
  visitorLocale: Locale;
  onSendAnyway: () => void;
};

/** Inserted, never sent automatically. */
export const useCannedReplies = (
  shopId: string,
  field: RefObject<HTMLTextAreaElement | null>,
  text: string,
  write: (text: string) => void,
): CannedReplies => {
  const { api } = useApp();
  const [slash, setSlash] = useState<Slash | null>(null);
  const [asked, setAsked] = useState<string | null>(null);
  const leftAt = useRef<number | null>(null);
  const isListReady = useRef(false);
  const inserted = useRef(new Set<string>());
  if (text === '') inserted.current.clear();

  // Before paint, so that no key is missed.
  useLayoutEffect(() => {
    const element = field.current;
    if (element === null) return undefined;
    const look = () => {
      const { selectionStart, selectionEnd, value } = element;
      const found = selectionStart === selectionEnd ? slashAt(value, selectionStart) : null;
      // Esc closes the list until another slash is typed.
      if (found === null || found.from !== leftAt.current) leftAt.current = null;
      setSlash((before) =>
        found === null || leftAt.current !== null
          ? null
          : before?.from === found.from && before.typed === found.typed
            ? before
            : found,
      );
    };
    const left = () => setSlash(null);
    for (const kind of ['input', 'click', 'keyup'] as const) element.addEventListener(kind, look);
    element.addEventListener('blur', left);
    return () => {
      for (const kind of ['input', 'click', 'keyup'] as const) element.removeEventListener(kind, look);
      element.removeEventListener('blur', left);
    };
  }, [field]);

  const gaps = gapsIn(text);
  /** Synchronous: the next key may precede the rendering. */
  const show = (value: string, from: number, to: number) => {
    const element = field.current;
    if (element === null) return;
    element.value = value;
    element.focus();
    element.setSelectionRange(from, to);
  };
  return {
    slash,
    isListReady,
    gaps,
    isAsking: asked === text && gaps.length > 0,
    close: () => {
      leftAt.current = slash?.from ?? null;
      setSlash(null);
    },
    insert: (replyId, reply) => {
      if (slash === null) return;
      const after = text.slice(slash.from + 1 + slash.typed.length);
      const next = text.slice(0, slash.from) + reply + after;
      write(next);
      setSlash(null);
      inserted.current.add(replyId);
      void api.countReplyUse(shopId, replyId, 'inserted');
      const gap = gapsIn(reply)[0];
      const end = slash.from + reply.length;
      if (gap === undefined) show(next, end, end);
      else show(next, slash.from + gap.from, slash.from + gap.to);
    },
    maySend: () => {
      if (slash !== null && !isListReady.current) return false;
      const [first] = gaps;
      if (first === undefined) return true;
      setAsked(text);
      show(text, first.from, first.to);
      return false;
    },
    sent: () => {
      for (const id of inserted.current) void api.countReplyUse(shopId, id, 'sent');
      inserted.current.clear();
      setAsked(null);
    },
  };
};
