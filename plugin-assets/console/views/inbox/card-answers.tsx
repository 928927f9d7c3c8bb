import { useMemo } from 'preact/hooks';
import type { CardAnswers } from '../../../../service/protocol/api/card-api.ts';
import { fill } from '../../../shared/translate.ts';
import { useApp, useLoaded, useSpeech } from '../../app/use-app.ts';
import { Icon } from '../../parts/icon.tsx';
import type { Conversation, Event } from '../../state/conversation.ts';

type CardEvent = Extract<Event, { kind: 'card' }>;

/** Answers are never sent over the socket: they are fetched when a card of this conversation changes. Rule: RQ-2. */
export const useCards = (conversation: Conversation): ReadonlyMap<string, CardAnswers> => {
  const { api } = useApp();
  const { id } = conversation.summary;
  const newest = conversation.events.findLast((event) => event.kind === 'card')?.seq ?? 0;
  const loaded = useLoaded(
    id,
    async () =>
      newest === 0 ? { ok: true as const, status: 200, body: { cards: [] } } : await api.cards(id),
    newest,
  );
  return useMemo(() => new Map((loaded.data?.cards ?? []).map((card) => [card.id, card])), [loaded.data]);
};

/** A data-request card as the consultant sees it, with its state and answers. */
export const CardBubble = ({ event, card }: { event: CardEvent; card: CardAnswers | undefined }) => {
  const { words, format } = useSpeech();
  const { request } = event;
  if (request === undefined) return null;
  const state = card?.state ?? 'asked';
  const isOver = state === 'asked' && Date.parse(request.answerBy) < Date.now();
  const fields = card?.fields ?? request.fields.map((field) => ({ ...field, value: null }));
  return (
    <div class="message is-ours">
      <p class="bubble-name">{event.name ?? ''}</p>
      <div class="bubble card-bubble">
        <p class="card-title">
          <Icon name="shield" size={16} />
          {words.cards.asked}
        </p>
        <p class="hint">{fill(words.cards.onlyFor, { purpose: request.purpose })}</p>
        {request.isAnswerHere === true && state === 'answered' && (
          <p>{fill(words.handOver.byMail, { address: fields[0]?.value ?? '' })}</p>
        )}
        <dl class="card-values">
          {fields.map(({ kind, label, value }, at) => (
            <div key={at}>
              <dt>{kind === 'text' ? label : words.cards.fieldNames[kind]}</dt>
              {state === 'answered' && (
                <dd dir="auto">
                  {value === null ? (
                    '…'
                  ) : value === '' ? (
                    <span class="soft">{words.cards.empty}</span>
                  ) : (
                    value
                  )}
                </dd>
              )}
            </div>
          ))}
        </dl>
        <p class="card-state">{isOver ? words.cards.over : words.cards.states[state]}</p>
        {state === 'answered' && card?.keptUntil && (
          <p class="hint">{fill(words.cards.kept, { date: format.moment(card.keptUntil) })}</p>
        )}
        {state === 'answered' && card?.textByMail && <p class="hint">{words.byMail.textByMail}</p>}
        {state === 'answered' && card?.isMasked && <p class="hint">{words.cards.masked}</p>}
      </div>
      <p class="bubble-foot">
        <time dateTime={event.at} title={format.moment(event.at)}>
          {format.time(event.at)}
        </time>
      </p>
    </div>
  );
};
