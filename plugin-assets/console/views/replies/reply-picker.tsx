import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { askedInText } from '../../../../service/protocol/ask-patterns.ts';
import { fill } from '../../../shared/translate.ts';
import { useAppState, useSpeech } from '../../app/use-app.ts';
import { Icon } from '../../parts/icon.tsx';
import { mayManage, shopOf } from '../../state/select.ts';
import { repliesWordsFor } from '../../words/replies-words.ts';
import { fillReply, repliesFor, textFor } from './fill-reply.ts';
import { gapsIn, type Slash } from './gaps.ts';
import type { SlotProps } from './use-canned-replies.ts';
import { useReplyValues, useUsableReplies } from './use-reply-values.ts';

export const MarkedText = ({ text }: { text: string }) => {
  const gaps = gapsIn(text);
  return (
    <>
      {gaps.map(({ from, text: gap }, at) => (
        <>
          {text.slice(gaps[at - 1]?.to ?? 0, from)}
          <mark>{gap}</mark>
        </>
      ))}
      {text.slice(gaps.at(-1)?.to ?? 0)}
    </>
  );
};

type Choose = (key: 'Enter' | 'Tab') => boolean;
const ACTS: Readonly<Record<string, (move: (by: number) => boolean, choose: Choose) => boolean>> = {
  ArrowDown: (move) => move(1),
  ArrowUp: (move) => move(-1),
  Enter: (_, choose) => choose('Enter'),
  Tab: (_, choose) => choose('Tab'),
};

/** Handled keys do not reach the field. */
const useListKeys = (
  field: SlotProps['field'],
  keys: { move(by: number): boolean; choose: Choose; close(): void },
): void => {
  const latest = useRef(keys);
  latest.current = keys;
  // Before paint, so that no key is missed.
  useLayoutEffect(() => {
    const element = field.current;
    const pressed = (event: KeyboardEvent) => {
      if (event.isComposing || event.shiftKey || event.ctrlKey || event.metaKey || event.altKey) return;
      const { move, choose, close } = latest.current;
      if (event.key === 'Escape') close();
      else if (!(ACTS[event.key]?.(move, choose) ?? false)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    element?.addEventListener('keydown', pressed, true);
    return () => element?.removeEventListener('keydown', pressed, true);
  }, [field]);
};

/** ARIA link between field, list and option. */
const useListOfField = (field: SlotProps['field'], listId: string, optionId: string | undefined): void =>
  useLayoutEffect(() => {
    const element = field.current;
    if (element === null) return undefined;
    const says: Record<string, string> = {
      'aria-autocomplete': 'list',
      'aria-haspopup': 'listbox',
      'aria-controls': listId,
      ...(optionId === undefined ? {} : { 'aria-activedescendant': optionId }),
    };
    for (const [name, value] of Object.entries(says)) element.setAttribute(name, value);
    return () => {
      for (const name of Object.keys(says)) element.removeAttribute(name);
    };
  }, [field, listId, optionId]);

export const ReplyPicker = (props: SlotProps & { slash: Slash }) => {
  const { replies, field, shopId, about, visitorLocale, slash } = props;
  const { locale } = useSpeech();
  const w = repliesWordsFor(locale);
  const shop = useAppState((state) => shopOf(state, shopId));
  const held = useUsableReplies(shopId);
  const values = useReplyValues(about, shopId, held?.replies ?? []);
  const [at, setAt] = useState(0);
  const id = useId();
  replies.isListReady.current = held !== null;
  const found = repliesFor(held?.replies ?? [], slash.typed);
  const chosen = found[Math.min(at, found.length - 1)];
  useEffect(() => setAt(0), [slash.typed]);

  const textOf = (reply: (typeof found)[number]) => textFor(reply.texts, [visitorLocale, held?.locale]);
  const filledIn = ({ locale: language, text }: ReturnType<typeof textOf>) =>
    fillReply(text, { ...values, hours: held?.hours[language] ?? null });
  const insert = (reply: typeof chosen) => {
    if (reply === undefined) return false;
    replies.insert(reply.id, filledIn(textOf(reply)));
    return true;
  };
  const isMistyped = slash.typed !== '' && found.length === 0 && (held?.replies.length ?? 0) > 0;
  useListKeys(field, {
    move: (by) => {
      if (found.length > 0)
        setAt((before) => (Math.min(before, found.length - 1) + by + found.length) % found.length);
      return found.length > 0;
    },
    // A mistyped shortcut is not sent, unless Esc was pressed.
    choose: (key) => insert(chosen) || (key === 'Enter' && slash.from === 0 && isMistyped),
    close: replies.close,
  });
  const optionId = (reply: typeof chosen) => (reply === undefined ? undefined : `${id}-${reply.id}`);
  useListOfField(field, id, optionId(chosen));
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [chosen?.id]);

  if (held === null) return null;
  const preview = chosen === undefined ? null : textOf(chosen);
  const filled = preview === null ? '' : filledIn(preview);
  const hasNone = held.replies.length === 0;
  // Not a shortcut.
  if (hasNone && slash.typed !== '') return null;
  return (
    <div class="reply-picker">
      <p class="off-screen" role="status">
        {fill(w.found, { n: found.length })}
      </p>
      {found.length === 0 && (
        <p class="reply-none soft">
          {hasNone ? (mayManage(shop?.role ?? 'auditor') ? w.noneYet : w.noneAsk) : w.noMatch}
        </p>
      )}
      <div ref={list} id={id} role="listbox" tabIndex={-1} aria-label={w.list} hidden={found.length === 0}>
        {found.map((reply) => (
          <div
            key={reply.id}
            id={optionId(reply)}
            role="option"
            tabIndex={-1}
            aria-selected={reply.id === chosen?.id}
            onMouseMove={() => setAt(found.indexOf(reply))}
            // The field keeps the focus.
            onMouseDown={(event) => {
              event.preventDefault();
              if (event.button === 0) insert(reply);
            }}
          >
            <strong>/{reply.shortcut}</strong> <span>{reply.title}</span>
            {askedInText(textOf(reply).text).length > 0 && <Icon name="shield" size={16} />}
          </div>
        ))}
      </div>
      {preview !== null && (
        <div class="reply-preview">
          <p lang={preview.locale} dir="auto">
            <MarkedText text={filled} />
          </p>
          {preview.locale !== visitorLocale && (
            <p class="hint">
              {fill(w.otherLanguage, { language: w.languages[preview.locale] ?? preview.locale })}
            </p>
          )}
          {askedInText(filled).length > 0 && <p class="hint">{w.asksForData}</p>}
          <p class="hint">{w.keys}</p>
        </div>
      )}
    </div>
  );
};

export const GapQuestion = ({ replies, onSendAnyway }: SlotProps) => {
  const { locale } = useSpeech();
  const w = repliesWordsFor(locale);
  const gaps = [...new Set(replies.gaps.map(({ text }) => text))].join(', ');
  return (
    <div class="reply-gaps" role="status">
      <p>{fill(replies.isAsking ? w.sendWithGaps : w.gapsLeft, { gaps })}</p>
      {replies.isAsking && (
        <button type="button" class="button small" onClick={onSendAnyway}>
          {w.sendAnyway}
        </button>
      )}
    </div>
  );
};
