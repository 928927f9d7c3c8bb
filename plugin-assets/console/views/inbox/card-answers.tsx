import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { CardAnswers } from '../../../../service/protocol/api/card-api.ts';
import type { Refusal } from '../../../shared/http-client.ts';
import { fill } from '../../../shared/translate.ts';
import { useApp, useConnection, useLoaded, useSpeech } from '../../app/use-app.ts';
import { LoadFailure } from '../../parts/banner.tsx';
import { Icon } from '../../parts/icon.tsx';
import type { Conversation, Event } from '../../state/conversation.ts';

type CardEvent = Extract<Event, { kind: 'card' }>;
type CardState = CardEvent['state'];

/** States without values come last. */
const RANKS: Record<CardState, number> = { asked: 0, answered: 1, declined: 1, withdrawn: 2, ended: 2 };

type Cards = {
  answers: ReadonlyMap<string, CardAnswers>;
  states: ReadonlyMap<string, CardState>;
  /** Null when current or loading. */
  refusal: Refusal | null;
  retry: () => void;
};

/** Fetched when a card changes and after reconnecting; never sent over the socket. Rule: RQ-2. */
export const useCards = (conversation: Conversation): Cards => {
  const { api } = useApp();
  const { id } = conversation.summary;
  const { events } = conversation;
  const newest = events.findLast((event) => event.kind === 'card')?.seq ?? 0;
  const loaded = useLoaded(
    id,
    async () =>
      newest === 0 ? { ok: true as const, status: 200, body: { cards: [] } } : await api.cards(id),
    newest,
  );
  const { data, refusal, reload } = loaded;
  const connection = useConnection();
  const readAgain = useRef(() => {});
  readAgain.current = () => {
    if (refusal !== null) reload();
  };
  useEffect(() => readAgain.current(), [connection]);
  return {
    answers: useMemo(() => new Map((data?.cards ?? []).map((card) => [card.id, card])), [data]),
    states: useMemo(
      () =>
        new Map(
          events.flatMap((event) => (event.kind === 'card' ? [[event.cardId, event.state] as const] : [])),
        ),
      [events],
    ),
    refusal,
    retry: reload,
  };
};

export const CardBubble = ({ event, cards }: { event: CardEvent; cards: Cards }) => {
  const { words, format } = useSpeech();
  const { request, cardId } = event;
  if (request === undefined) return null;
  const card = cards.answers.get(cardId);
  const told = cards.states.get(cardId) ?? event.state;
  const state = card !== undefined && RANKS[card.state] > RANKS[told] ? card.state : told;
  const isRead = card?.state === state;
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
        {request.isAnswerHere === true && state === 'answered' && isRead && (
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
        {state === 'answered' && !isRead && cards.refusal !== null && (
          <LoadFailure refusal={cards.refusal} retry={cards.retry} />
        )}
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
