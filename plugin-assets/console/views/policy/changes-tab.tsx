import { useEffect, useState } from 'preact/hooks';
import type { Changes, PolicyChangeView } from '../../../../service/protocol/api/change-api.ts';
import { POLICY_CHOICES, type PolicyChoice } from '../../../../service/protocol/vocabulary.ts';
import { fill, plural } from '../../../shared/translate.ts';
import { useActions } from '../../app/actions.ts';
import { useApp, useLoaded, useSpeech } from '../../app/use-app.ts';
import type { TabProps } from '../../app/use-settings-form.ts';
import { LoadFailure, Skeleton } from '../../parts/banner.tsx';
import { Chip } from '../../parts/chip.tsx';
import { Icon } from '../../parts/icon.tsx';
import { Section } from '../../parts/section.tsx';
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
  const loaded = useLoaded(`${change.id} ${change.choice}`, () => api.change(shopId, change.id));
  const detail = loaded.data;
  if (detail === null) {
    return loaded.refusal === null ? (
      <Skeleton isBusy lines={5} />
    ) : (
      <LoadFailure refusal={loaded.refusal} retry={loaded.reload} />
    );
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

const Change = ({
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
                ? plural(locale, words.changes.done, change.reached)
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

const Versions = ({ entries }: { entries: Changes['entries'] }) => {
  const { words, format } = useSpeech();
  const languages: Record<string, string> = words.languages;
  const locales = [...new Set(entries.map((entry) => entry.locale))];
  return (
    <>
      {locales.map((locale) => (
        <section key={locale} class="versions">
          <h3>{languages[locale] ?? locale}</h3>
          <ol class="timeline">
            {entries
              .filter((entry) => entry.locale === locale)
              .map((entry) => (
                <li key={`${entry.noticeId} ${entry.since}`}>
                  <p>
                    {fill(words.changes.since, { when: format.moment(entry.since) })}{' '}
                    {entry.until === null ? (
                      <Chip tone="good" icon="check" text={words.changes.now} />
                    ) : (
                      <span class="soft">
                        {fill(words.changes.until, { when: format.moment(entry.until) })}
                      </span>
                    )}
                  </p>
                  <p class="soft">
                    {entry.aspects.length === 0
                      ? words.changes.first
                      : entry.aspects.map((aspect) => words.changes.aspects[aspect] ?? aspect).join(', ')}
                  </p>
                </li>
              ))}
          </ol>
        </section>
      ))}
    </>
  );
};

/** Polling interval while a decision is carried out, in milliseconds. */
const PROGRESS_MS = 2_000;

/** Versions of the notice: what visitors saw when, what changed, and the owner's decision. */
export const ChangesTab = ({ settings }: TabProps) => {
  const app = useApp();
  const { words } = useSpeech();
  const loaded = useLoaded(settings.id, () => app.api.changes(settings.id));
  const changes = loaded.data;
  const isWorking = changes?.changes.some((change) => change.choice !== null && !change.isDone) ?? false;
  const { reload } = loaded;
  useEffect(() => {
    if (!isWorking) return undefined;
    const timer = setInterval(reload, PROGRESS_MS);
    return () => clearInterval(timer);
  }, [isWorking]);
  if (changes === null) {
    return loaded.refusal === null ? (
      <Skeleton isBusy lines={8} />
    ) : (
      <LoadFailure refusal={loaded.refusal} retry={loaded.reload} />
    );
  }
  const decided = () => {
    reload();
    // The banner above every view uses the person's list of shops, so refresh it.
    void app.refreshMe();
  };
  return (
    <>
      <Section title={words.changes.title} lead={words.changes.lead}>
        {changes.changes.length === 0 && <p class="soft">{words.changes.none}</p>}
        {changes.changes.map((change) => (
          <Change
            key={`${change.id} ${change.choice}`}
            change={change}
            shopId={settings.id}
            mayDecide={changes.mayDecide}
            onDecided={decided}
          />
        ))}
      </Section>
      <Section title={words.changes.versions} lead={words.changes.versionsLead}>
        <Versions entries={changes.entries} />
      </Section>
    </>
  );
};
