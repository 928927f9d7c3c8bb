import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { LIMITS } from '../../../../service/protocol/vocabulary.ts';
import { fill } from '../../../shared/translate.ts';
import { useActions } from '../../app/actions.ts';
import { useApp, useAppState, useLoaded, useSpeech } from '../../app/use-app.ts';
import { useRefFor } from '../../app/use-ref-for.ts';
import { LoadState } from '../../parts/banner.tsx';
import { Icon } from '../../parts/icon.tsx';
import { useOutside } from '../../parts/use-outside.ts';
import type { Conversation } from '../../state/conversation.ts';
import { teamsOfShop } from '../../state/teams.ts';

type Choose = (to: { staffId: string | null; teamId?: string }, done: string) => void | Promise<void>;

const HandOverList = ({
  summary,
  onLoaded,
  onChoose,
}: {
  summary: Conversation['summary'];
  onLoaded: () => void;
  onChoose: Choose;
}) => {
  const { api } = useApp();
  const { words } = useSpeech();
  const { shopId, assignedTo, team } = summary;
  const teams = useAppState((state) => teamsOfShop(state, shopId));
  const me = useAppState((state) => state.me?.staffId);
  const here = useAppState((state) => state.hereByShop[shopId]);
  const loaded = useLoaded(shopId, () => api.consultants(shopId));
  useEffect(() => {
    if (loaded.data !== null) onLoaded();
  }, [loaded.data === null]);
  const w = words.handOver;
  if (loaded.data === null) return <LoadState loaded={loaded} lines={2} />;
  // Presence is updated live; the order stays.
  const isHere = ({ staffId, isHere: was }: { staffId: string; isHere: boolean }) =>
    here?.some((one) => one.staffId === staffId) ?? was;
  const others = loaded.data.consultants.filter(
    ({ staffId }) => staffId !== me && staffId !== assignedTo?.staffId,
  );
  const choosable = teams.filter(({ id, memberIds }) => memberIds.length > 0 && id !== team?.id);
  const hereIn = (memberIds: readonly string[]) =>
    here?.filter(({ staffId }) => memberIds.includes(staffId)).length ?? 0;
  return (
    <ul aria-label={w.label}>
      {choosable.map((one) => (
        <li key={one.id}>
          <button
            type="button"
            class="hand-over-choice"
            onClick={() =>
              void onChoose(
                { staffId: null, teamId: one.id },
                fill(words.teams.handedToast, { name: one.name }),
              )
            }
          >
            <Icon name="people" size={16} />
            <bdi>{one.name}</bdi>
            <span class="soft">
              {fill(words.teams.hereOf, { here: hereIn(one.memberIds), all: one.memberIds.length })}
            </span>
          </button>
        </li>
      ))}
      {others.map((one) => (
        <li key={one.staffId}>
          <button
            type="button"
            class="hand-over-choice"
            onClick={() => void onChoose({ staffId: one.staffId }, fill(w.handedToast, { name: one.name }))}
          >
            <span class={isHere(one) ? 'there is-here' : 'there'} aria-hidden="true" />
            <bdi>{one.name}</bdi>
            <span class="soft">{isHere(one) ? w.here : one.isOnCall ? words.presence.onCall : w.away}</span>
          </button>
        </li>
      ))}
      {others.length === 0 && <li class="soft hand-over-nobody">{w.nobody}</li>}
    </ul>
  );
};

export const HandOver = ({ summary }: { summary: Conversation['summary'] }) => {
  const { words } = useSpeech();
  const actions = useActions();
  const { api, appState } = useApp();
  const [isOpen, setIsOpen] = useState(false);
  const [note, setNote] = useState('');
  const refFor = useRefFor();
  const around = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  const choices = () => [...(around.current?.querySelectorAll<HTMLElement>('.hand-over-choice') ?? [])];
  const close = () => {
    setIsOpen(false);
    button.current?.focus();
  };
  const pressed = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.stopPropagation();
      return close();
    }
    if (event.target instanceof HTMLTextAreaElement) return;
    const all = choices();
    const at = all.findIndex((choice) => choice.contains(document.activeElement));
    const goal = { ArrowDown: at + 1, ArrowUp: at === -1 ? -1 : at - 1, Home: 0, End: -1 }[event.key];
    if (goal === undefined || all.length === 0) return;
    event.preventDefault();
    all.at(goal % all.length)?.focus();
  };
  useOutside(around, isOpen, () => setIsOpen(false));
  useEffect(() => {
    const menu = around.current;
    if (!isOpen || menu === null) return undefined;
    menu.addEventListener('keydown', pressed);
    return () => menu.removeEventListener('keydown', pressed);
  }, [isOpen]);
  const choose: Choose = async ({ staffId, teamId }, done) => {
    const text = note.trim();
    // Note first, so that the receiver finds it.
    if (text !== '') {
      const given = { text, mentions: staffId === null ? [] : [staffId] };
      const answer = await api.writeNote(summary.id, { ref: refFor.of(given), ...given });
      if (!answer.ok) return actions.showRefusal(answer.refusal);
      appState.dispatch({ type: 'notes', conversationId: summary.id, notes: [answer.body] });
      refFor.stored();
      setNote('');
    }
    close();
    actions.assign(summary.id, staffId, teamId);
    actions.showDone(done);
  };
  const label = words.handOver.label;
  return (
    <div class="hand-over" ref={around}>
      <button
        type="button"
        ref={button}
        class="button hand-over-button"
        data-command="people"
        aria-expanded={isOpen}
        aria-controls={id}
        aria-label={label}
        title={label}
        onClick={() => setIsOpen(!isOpen)}
      >
        <Icon name="people" size={18} />
        <span class="hand-over-word">{label}</span>
      </button>
      <div id={id} class="hand-over-list" hidden={!isOpen}>
        {isOpen && (
          <label class="hand-over-note">
            {words.notes.handOverNote}
            <textarea
              rows={2}
              dir="auto"
              maxLength={LIMITS.maxTextCodePoints}
              value={note}
              placeholder={words.notes.placeholder}
              onInput={(event) => setNote(event.currentTarget.value)}
            />
          </label>
        )}
        {isOpen && (
          <HandOverList summary={summary} onLoaded={() => choices()[0]?.focus()} onChoose={choose} />
        )}
        {(summary.assignedTo !== null || summary.team !== null) && (
          <button
            type="button"
            class="hand-over-choice hand-over-queue"
            data-command="back"
            onClick={() => void choose({ staffId: null }, words.handOver.givenBackToast)}
          >
            <Icon name="back" size={16} />
            {words.handOver.toQueue}
          </button>
        )}
      </div>
    </div>
  );
};
