import { useState } from 'preact/hooks';
import type { Subscriptions } from '../../../../service/protocol/api/marketing-api.ts';
import { useActions } from '../../app/actions.ts';
import { hrefOf } from '../../app/router.ts';
import { useApp, useSpeech } from '../../app/use-app.ts';
import { Button } from '../../parts/button.tsx';
import { Chip } from '../../parts/chip.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Section } from '../../parts/section.tsx';
import { When } from '../../parts/when.tsx';

type Entry = Subscriptions['entries'][number];

const StateChips = ({ entry }: { entry: Entry }) => {
  const { words } = useSpeech();
  const { marketing } = words;
  const isConfirmed = entry.state === 'confirmed';
  return (
    <span class="chips">
      <Chip
        tone={isConfirmed ? 'good' : 'note'}
        icon={isConfirmed ? 'check' : 'clock'}
        text={marketing.states[entry.state]}
      />
      {entry.optIn === 'single' && <Chip text={marketing.single} />}
      {entry.isDueForReminder && <Chip tone="note" icon="reload" text={marketing.askAgain} />}
    </span>
  );
};

const StopDialog = ({ onStop, onClose }: { onStop: () => void; onClose: () => void }) => {
  const { words } = useSpeech();
  const { marketing } = words;
  return (
    <Dialog title={marketing.stopTitle} onClose={onClose}>
      <div class="stack">
        <p>{marketing.stopText}</p>
        <div class="button-row">
          <Button label={marketing.stopYes} look="primary" onClick={onStop} />
          <Button label={words.common.cancel} onClick={onClose} />
        </div>
      </div>
    </Dialog>
  );
};

/** Addresses on request only, because viewing is logged. Rule: PR-6. */
export const MarketingEntries = ({ shopId, onChange }: { shopId: string; onChange: () => void }) => {
  const { api } = useApp();
  const { words } = useSpeech();
  const { showDone, showRefusal } = useActions();
  const { marketing } = words;
  const [entries, setEntries] = useState<readonly Entry[] | null>(null);
  const [stopping, setStopping] = useState<Entry | null>(null);
  const load = async () => {
    const answer = await api.marketingEntries(shopId);
    if (answer.ok) setEntries(answer.body.entries);
    else showRefusal(answer.refusal);
  };
  const stop = async (entry: Entry) => {
    setStopping(null);
    const answer = await api.withdrawMarketing(shopId, entry.id);
    if (!answer.ok) return showRefusal(answer.refusal);
    setEntries((now) => now?.filter((one) => one.id !== entry.id) ?? null);
    showDone(marketing.stopped);
    onChange();
  };
  return (
    <Section title={marketing.listTitle} lead={marketing.listLead}>
      {entries === null && <Button label={marketing.show} onClick={load} />}
      {entries?.length === 0 && <p class="soft">{marketing.empty}</p>}
      {entries !== null && entries.length > 0 && (
        <ul class="rows">
          {entries.map((entry) => (
            <li key={entry.id} class="rows-item">
              <div class="rows-main">
                <strong class="break-all">{entry.address}</strong>
                <span class="soft">
                  {marketing.channels[entry.channel]}, <When at={entry.confirmedAt ?? entry.createdAt} />
                  {entry.importNote !== null && `, ${entry.importNote}`}
                </span>
                <StateChips entry={entry} />
              </div>
              <div class="entries-actions">
                {entry.consentEventId !== null && (
                  <a
                    class="button small"
                    href={hrefOf({ view: 'marketing', shopId, eventId: entry.consentEventId })}
                  >
                    {marketing.proof}
                  </a>
                )}
                <button type="button" class="button small" onClick={() => setStopping(entry)}>
                  {marketing.stop}
                </button>
              </div>
            </li>
          ))}
        </ul>
      )}
      {stopping !== null && (
        <StopDialog onStop={() => void stop(stopping)} onClose={() => setStopping(null)} />
      )}
    </Section>
  );
};
