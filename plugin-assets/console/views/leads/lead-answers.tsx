import { useId, useRef, useState } from 'preact/hooks';
import type { LeadDetail } from '../../../../service/protocol/api/inbox/lead-api.ts';
import { LIMITS, type Locale } from '../../../../service/protocol/vocabulary.ts';
import { fill, plural } from '../../../shared/translate.ts';
import { useActions } from '../../app/actions.ts';
import { useApp, useAppState, useSpeech } from '../../app/use-app.ts';
import { useDraft } from '../../app/use-draft.ts';
import { useRefFor } from '../../app/use-ref-for.ts';
import { Chip } from '../../parts/chip.tsx';
import { LinkedText } from '../../parts/linked-text.tsx';
import { When } from '../../parts/when.tsx';
import { leadsWordsFor } from '../../words/leads/leads-words.ts';
import { entryOf } from '../../words/word-lists.ts';
import { ReplyMarks } from '../replies/reply-marks.tsx';
import { ReplySlot } from '../replies/reply-slot.tsx';
import { useCannedReplies } from '../replies/use-canned-replies.ts';

type Answer = LeadDetail['answers'][number];
type Props = {
  lead: LeadDetail;
  mayAnswer: boolean;
  onChanged: (lead: LeadDetail) => void;
  onReload: () => void;
};

/** Remaining characters that show the counter. */
const COUNT_FROM = 300;

const useSendAnswer = ({ lead, onChanged, onReload }: Props) => {
  const { api, toasts } = useApp();
  const { locale } = useSpeech();
  const { showDone, showRefusal } = useActions();
  return async (ref: string, text: string): Promise<boolean> => {
    const answer = await api.answerLead(lead.id, { ref, text, after: lead.answers.length });
    if (answer.ok) {
      onChanged(answer.body);
      showDone(leadsWordsFor(locale).queued);
      return true;
    }
    if (answer.refusal.details?.isMailDropped === true)
      toasts.show(leadsWordsFor(locale).dropped, { tone: 'bad' });
    else showRefusal(answer.refusal);
    if (['conflict', 'unreachable'].includes(answer.refusal.code)) onReload();
    return false;
  };
};

const AnswerItem = ({ answer, onSendAgain }: { answer: Answer; onSendAgain: (() => void) | null }) => {
  const { words, locale } = useSpeech();
  const w = leadsWordsFor(locale);
  const tone = { queued: 'note', sent: 'good', failed: 'bad' } as const;
  const icon = { queued: 'clock', sent: 'check', failed: 'warn' } as const;
  const fault = answer.fault === null ? null : (entryOf(words.outbox.faults, answer.fault) ?? answer.fault);
  return (
    <li>
      <p class="soft">
        <bdi>{answer.by ?? words.formerConsultant}</bdi> ·{' '}
        <When at={answer.sentAt ?? answer.at} shape="moment" />
      </p>
      <blockquote class="lead-message" dir="auto">
        <LinkedText text={answer.text} />
      </blockquote>
      <p class="lead-answer-foot">
        <Chip tone={tone[answer.state]} icon={icon[answer.state]} text={w.states[answer.state]} />
        {fault !== null && (
          <span class="hint">{answer.state === 'queued' ? `${fault}; ${w.willRetry}` : fault}</span>
        )}
        {answer.state === 'failed' && onSendAgain !== null && (
          <button type="button" class="button small" onClick={onSendAgain}>
            {w.sendAgain}
          </button>
        )}
      </p>
    </li>
  );
};

const AnswerForm = (props: Props & { address: string }) => {
  const { lead, address } = props;
  const { words, locale } = useSpeech();
  const w = leadsWordsFor(locale);
  const [text, write, stored] = useDraft(lead.id);
  const [isBusy, setIsBusy] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const refFor = useRefFor();
  const id = useId();
  const sendAnswer = useSendAnswer(props);
  const replies = useCannedReplies(lead.shopId, field, text, write);
  const left = LIMITS.maxTextCodePoints - Array.from(text.trim()).length;
  const maySend = text.trim() !== '' && left >= 0 && !isBusy;

  const submit = async (areGapsSeen = false) => {
    if (!maySend || !(areGapsSeen || replies.maySend())) return;
    setIsBusy(true);
    const isKept = await sendAnswer(refFor.of(text.trim()), text.trim());
    setIsBusy(false);
    if (!isKept) return;
    replies.sent();
    refFor.stored();
    stored(text);
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <ReplySlot
        {...{ replies, field }}
        shopId={lead.shopId}
        about={{ name: lead.name }}
        visitorLocale={lead.locale as Locale}
        onSendAnyway={() => void submit(true)}
      />
      <ReplyMarks text={text} gaps={replies.gaps} field={field}>
        <textarea
          ref={field}
          rows={5}
          dir="auto"
          value={text}
          aria-label={w.answer}
          aria-describedby={id}
          placeholder={w.answerPlaceholder}
          onInput={(event) => write(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
            event.preventDefault();
            void submit();
          }}
        />
      </ReplyMarks>
      <p class="hint" id={id}>
        {fill(w.answerTo, { address })}
      </p>
      <p class="lead-answer-foot">
        <button type="submit" class="button primary" disabled={!maySend} title={w.sendHint}>
          {w.send}
        </button>
        {left < COUNT_FROM && (
          <span class={left < 0 ? 'error' : 'soft'}>
            {left < 0
              ? plural(locale, words.conversation.tooLong, -left)
              : plural(locale, words.conversation.left, left)}
          </span>
        )}
      </p>
    </form>
  );
};

export const LeadAnswers = (props: Props) => {
  const { lead, mayAnswer } = props;
  const { locale } = useSpeech();
  const w = leadsWordsFor(locale);
  const isMailSet = useAppState((state) => state.me?.isMailSet ?? false);
  const sendAnswer = useSendAnswer(props);
  const why = lead.email === null ? w.noEmail : isMailSet ? null : w.noMail;
  if (!mayAnswer && lead.answers.length === 0) return null;
  return (
    <section class="card lead-answers" aria-labelledby="lead-answers">
      <h2 id="lead-answers">{w.answers}</h2>
      {lead.answers.length > 0 && (
        <ol>
          {lead.answers.map((answer) => (
            <AnswerItem
              key={answer.ref}
              answer={answer}
              onSendAgain={mayAnswer && why === null ? () => void sendAnswer(answer.ref, answer.text) : null}
            />
          ))}
        </ol>
      )}
      {mayAnswer &&
        (why === null && lead.email !== null ? (
          <AnswerForm {...props} address={lead.email} />
        ) : (
          <p class="hint">{why}</p>
        ))}
    </section>
  );
};
