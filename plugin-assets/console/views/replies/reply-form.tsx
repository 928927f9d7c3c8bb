import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { askedInText } from '../../../../service/protocol/ask-patterns.ts';
import { LOCALES } from '../../../../service/protocol/vocabulary.ts';
import { fill } from '../../../shared/translate.ts';
import type { ReplyDraft } from '../../api/replies-api.ts';
import type { UnsavedForm } from '../../app/unsaved.ts';
import { useApp, useSpeech } from '../../app/use-app.ts';
import { Field } from '../../parts/field.tsx';
import { repliesWordsFor } from '../../words/replies-words.ts';
import { unknownGaps } from './fill-reply.ts';

const MAX_TEXT = 2_000;

const TextHints = ({ text }: { text: string }) => {
  const { words, locale } = useSpeech();
  const w = repliesWordsFor(locale);
  const asked = askedInText(text);
  const unknown = unknownGaps(text);
  return (
    <div class="reply-hints" role="status">
      {asked.length > 0 && (
        <p class="nudge">
          {fill(w.editAsks, {
            what: asked
              .map((thing) =>
                thing === 'pesel'
                  ? words.cards.nudgePesel
                  : (words.cards.fieldNames[thing] ?? thing).toLowerCase(),
              )
              .join(', '),
          })}
        </p>
      )}
      {unknown.length > 0 && (
        <p class="nudge">{fill(w.unknownGap, { gaps: unknown.map((name) => `{${name}}`).join(', ') })}</p>
      )}
    </div>
  );
};

/** Unsaved changes are restored on reopening. */
export const ReplyForm = ({
  start,
  held,
  onSave,
  onCancel,
}: {
  start: ReplyDraft;
  held: UnsavedForm;
  /** Resolves to the refused fields. */
  onSave: (draft: ReplyDraft) => Promise<readonly string[]>;
  onCancel: () => void;
}) => {
  const { words, locale } = useSpeech();
  const w = repliesWordsFor(locale);
  const { unsaved } = useApp();
  const [draft, setDraft] = useState(() => unsaved.get<ReplyDraft>(held) ?? start);
  const isDirty = JSON.stringify(draft) !== JSON.stringify(start);
  // Before the next click can leave the page.
  useLayoutEffect(() => unsaved.set(held, isDirty ? draft : null), [draft, isDirty]);
  const [faults, setFaults] = useState<readonly string[]>([]);
  const [isBusy, setIsBusy] = useState(false);
  const change = (next: ReplyDraft, field: string) => {
    setDraft(next);
    setFaults(faults.filter((fault) => fault !== field));
  };
  const form = useRef<HTMLFormElement>(null);
  const faultOf = (field: 'shortcut' | 'title' | 'texts') =>
    faults.includes(field) ? w.faults[field] : undefined;
  const isLong = (text: string) => Array.from(text).length > MAX_TEXT;
  const allTexts = Object.values(draft.texts).join('\n\n');

  const submit = async (event: Event) => {
    event.preventDefault();
    const texts = Object.fromEntries(
      LOCALES.flatMap((one) => {
        const text = draft.texts[one]?.trim() ?? '';
        return text === '' ? [] : [[one, text]];
      }),
    );
    const shortcut = draft.shortcut.trim().replace(/^\//, '');
    const found = [
      ...(/^[\p{L}\p{N}][\p{L}\p{N}_-]{0,29}$/u.test(shortcut) ? [] : ['shortcut']),
      ...(draft.title.trim() === '' ? ['title'] : []),
      ...(Object.keys(texts).length === 0 ? ['texts'] : []),
    ];
    const isTooLong = Object.values(texts).some(isLong);
    if (found.length === 0 && !isTooLong) {
      setIsBusy(true);
      found.push(...(await onSave({ shortcut, title: draft.title.trim(), texts })));
      setIsBusy(false);
    }
    setFaults(found);
    if (found.length > 0 || isTooLong)
      setTimeout(() => form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus());
  };

  return (
    <form class="stack reply-form" ref={form} onSubmit={(event) => void submit(event)} noValidate>
      <div class="reply-form-head">
        <Field
          label={w.shortcut}
          hint={w.shortcutHint}
          value={draft.shortcut}
          maxLength={31}
          error={faultOf('shortcut')}
          onInput={(shortcut) => change({ ...draft, shortcut }, 'shortcut')}
        />
        <Field
          label={w.replyTitle}
          value={draft.title}
          maxLength={80}
          error={faultOf('title')}
          onInput={(title) => change({ ...draft, title }, 'title')}
        />
      </div>
      <p class="hint">{w.gapsHint}</p>
      {LOCALES.map((one, at) => (
        <Field
          key={one}
          label={fill(w.text, { language: w.languages[one] ?? one })}
          isLong
          isOptional
          isOptionalHidden
          value={draft.texts[one] ?? ''}
          error={isLong(draft.texts[one] ?? '') ? w.faults.long : at === 0 ? faultOf('texts') : undefined}
          onInput={(text) => change({ ...draft, texts: { ...draft.texts, [one]: text } }, 'texts')}
        />
      ))}
      <p class="hint">{w.textsHint}</p>
      <TextHints text={allTexts} />
      <div class="button-row">
        <button type="submit" class="button primary" disabled={isBusy}>
          {isBusy ? words.common.saving : words.common.save}
        </button>
        <button type="button" class="button" onClick={onCancel} disabled={isBusy}>
          {words.common.cancel}
        </button>
      </div>
    </form>
  );
};
