import { useState } from 'preact/hooks';
import type { PolicyChangeView } from '../../../../service/protocol/api/change-api.ts';
import { POLICY_CHOICES, type PolicyChoice } from '../../../../service/protocol/vocabulary.ts';
import { fill, plural } from '../../../shared/translate.ts';
import { useActions } from '../../app/actions.ts';
import { useApp, useLoaded, useSpeech } from '../../app/use-app.ts';
import { LoadState } from '../../parts/banner.tsx';
import { Chip } from '../../parts/chip.tsx';
import { Icon } from '../../parts/icon.tsx';
import { PolicyComparison } from './policy-comparison.tsx';

type Standing = { leads: number; cards: number; subscriptions: number };

const Counts = ({ title, standing }: { title: string; standing: Standing }) => {
  const { words, locale } = useSpeech();
  return (
    <p>
      {title}{' '}
      <strong>
        {[
          plural(locale, words.changes.leads, standing.leads),
          ...(standing.cards > 0 ? [plural(locale, words.changes.cards, standing.cards)] : []),
          ...(standing.subscriptions > 0
            ? [plural(locale, words.changes.subscriptions, standing.subscriptions)]
            : []),
        ].join(', ')}
      </strong>
    </p>
  );
};

const Decision = ({
  change,
  shopId,
  onDecided,
}: {
  change: PolicyChangeView;
  shopId: string;
  onDecided: () => void;
}) => {
  const { api } = useApp();
  const actions = useActions();
  const { words } = useSpeech();
  const [choice, setChoice] = useState<PolicyChoice | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const decide = async (event: Event) => {
    event.preventDefault();
    if (choice === null) return;
    setIsBusy(true);
    const answer = await api.decideChange(shopId, change.id, choice);
    setIsBusy(false);
    if (!answer.ok) return actions.showRefusal(answer.refusal);
    actions.showDone(words.changes.said);
    onDecided();
  };
  return (
    <form class="decision" onSubmit={decide}>
      <fieldset>
        <legend>{words.changes.question}</legend>
        {POLICY_CHOICES.map((one) => (
          <label key={one} class="choice-row">
            <input
              type="radio"
              name={`choice-${change.id}`}
              value={one}
              checked={choice === one}
              onChange={() => setChoice(one)}
            />
            <span>
              <strong>{words.changes.choices[one]}</strong>
              <span class="hint">{words.changes.choiceTexts[one]}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <p class="hint">{words.changes.final}</p>
      <button type="submit" class="button primary" disabled={choice === null || isBusy}>
        {words.changes.decide}
      </button>
    </form>
  );
};

const ChangeDetail = ({
  change,
  shopId,
  mayDecide,
  onDecided,
}: {
  change: PolicyChangeView;
  shopId: string;
  mayDecide: boolean;
  onDecided: () => void;
}) => {
  const { api } = useApp();
  const { words } = useSpeech();
  const loaded = useLoaded(change.id, () => api.change(shopId, change.id), change.choice);
  const detail = loaded.data;
  if (detail === null) {
    return <LoadState loaded={loaded} lines={5} />;
  }
  return (
    <>
      <PolicyComparison before={detail.before} after={detail.after} />
      {change.choice === null && <Counts title={words.changes.standing} standing={detail.standing} />}
      {change.choice === null &&
        (mayDecide ? (
          <Decision change={change} shopId={shopId} onDecided={onDecided} />
        ) : (
          <p class="hint">{words.changes.readOnly}</p>
        ))}
    </>
  );
};

export const PolicyChange = ({
  change,
  ...rest
}: {
  change: PolicyChangeView;
  shopId: string;
  mayDecide: boolean;
  onDecided: () => void;
}) => {
  const { words, format, locale } = useSpeech();
  const [isOpen, setIsOpen] = useState(change.choice === null);
  const languages: Record<string, string> = words.languages;
  return (
    <article class="policy-change">
      <header class="change-head">
        <h3>
          <a href={change.url} target="_blank" rel="noopener noreferrer">
            {change.title}
            <Icon name="link" size={14} />
            <span class="off-screen"> ({words.common.newTab})</span>
          </a>
        </h3>
        {change.choice === null ? (
          <Chip tone="note" icon="warn" text={words.changes.undecided} />
        ) : (
          <Chip tone="good" icon="check" text={words.changes.choices[change.choice]} />
        )}
      </header>
      <p class="soft">
        {fill(words.changes.at, { when: format.moment(change.changedAt) })} ·{' '}
        {languages[change.locale] ?? change.locale}
      </p>
      {change.choice !== null && change.decidedAt !== null && (
        <>
          <p>
            {fill(words.changes.decided, {
              choice: words.changes.choices[change.choice],
              when: format.moment(change.decidedAt),
            })}
          </p>
          <Counts title={words.changes.stood} standing={change} />
          {change.choice !== 'harmless' && (
            <p role="status">
              {change.isDone
                ? change.mailed === null
                  ? plural(locale, words.changes.made, change.reached)
                  : plural(locale, words.changes.done, change.mailed)
                : fill(words.changes.working, { reached: change.reached, leads: change.leads })}
            </p>
          )}
        </>
      )}
      <button type="button" class="button small" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
        {isOpen ? words.changes.hide : words.changes.compare}
      </button>
      {isOpen && <ChangeDetail change={change} {...rest} />}
    </article>
  );
};
