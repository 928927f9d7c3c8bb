import { useState } from 'preact/hooks';
import type { MarketingNumbers } from '../../../../service/protocol/api/marketing-api.ts';
import type { MarketingChannel } from '../../../../service/protocol/vocabulary.ts';
import { saveFile } from '../../../shared/save-file.ts';
import { fill } from '../../../shared/translate.ts';
import { goTo, useActions } from '../../app/actions.ts';
import { today } from '../../app/local-moment.ts';
import { useApp, useAppState, useLoaded, useSpeech } from '../../app/use-app.ts';
import { EmptyState, LoadFailure, Skeleton } from '../../parts/banner.tsx';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Select } from '../../parts/field.tsx';
import { Icon } from '../../parts/icon.tsx';
import { mayManage } from '../../state/select.ts';
import { MarketingBoxes } from './marketing-boxes.tsx';
import { MarketingEntries } from './marketing-entries.tsx';
import { MarketingImport } from './marketing-import.tsx';
import { MarketingProof } from './marketing-proof.tsx';

type Numbers = MarketingNumbers['channels'][number];

const RemoveImported = ({
  shopId,
  channel,
  onChange,
}: {
  shopId: string;
  channel: MarketingChannel;
  onChange: () => void;
}) => {
  const { api } = useApp();
  const { words } = useSpeech();
  const { showDone, showRefusal } = useActions();
  const { marketing } = words;
  const [isAsked, setIsAsked] = useState(false);
  const remove = async () => {
    setIsAsked(false);
    const answer = await api.removeImported(shopId, channel);
    if (answer.ok) showDone(fill(marketing.importedRemoved, { n: answer.body.removed }));
    else showRefusal(answer.refusal);
    onChange();
  };
  return (
    <>
      <button type="button" class="button" onClick={() => setIsAsked(true)}>
        {marketing.removeImported}
      </button>
      {isAsked && (
        <Dialog title={marketing.removeImportedTitle} onClose={() => setIsAsked(false)}>
          <div class="stack">
            <p>{marketing.removeImportedText}</p>
            <div class="button-row">
              <Button label={marketing.removeImportedYes} look="primary" onClick={remove} />
              <Button label={words.common.cancel} onClick={() => setIsAsked(false)} />
            </div>
          </div>
        </Dialog>
      )}
    </>
  );
};

const ChannelCard = ({
  shopId,
  numbers,
  onChange,
}: {
  shopId: string;
  numbers: Numbers;
  onChange: () => void;
}) => {
  const app = useApp();
  const { words, format } = useSpeech();
  const { showRefusal } = useActions();
  const { marketing } = words;
  const [isBusy, setIsBusy] = useState(false);
  const { channel } = numbers;
  const save = async () => {
    setIsBusy(true);
    const answer = await app.exportMarketing(shopId, channel);
    setIsBusy(false);
    if (!answer.ok) return showRefusal(answer.refusal);
    saveFile(`zgoda-${channel}-${today()}.csv`, answer.body, 'text/csv');
  };
  const rows = [
    [marketing.confirmed, numbers.confirmed],
    [marketing.pending, numbers.pending],
    ...(numbers.unsent > 0 ? ([[marketing.unsent, numbers.unsent]] as const) : []),
    [marketing.imported, numbers.imported],
    [marketing.suppressed, numbers.suppressed],
    [marketing.reminder, numbers.dueForReminder],
  ] as const;
  return (
    <section class="card" aria-label={marketing.channels[channel]}>
      <h2>{marketing.channels[channel]}</h2>
      <dl class="numbers-list">
        {rows.map(([name, count]) => [
          <dt key={name}>{name}</dt>,
          <dd key={`${name}-n`}>{format.number(count)}</dd>,
        ])}
      </dl>
      <button
        type="button"
        class="button"
        disabled={isBusy || numbers.confirmed === 0}
        onClick={() => void save()}
      >
        <Icon name="download" size={18} />
        {marketing.export}
      </button>
      {numbers.imported > 0 && <RemoveImported {...{ shopId, channel, onChange }} />}
    </section>
  );
};

const ShopMarketing = ({ shopId }: { shopId: string }) => {
  const { api } = useApp();
  const { words } = useSpeech();
  const numbers = useLoaded(shopId, () => api.marketing(shopId));
  const settings = useLoaded(shopId, () => api.shop(shopId));
  const refusal = numbers.refusal ?? settings.refusal;
  const reload = () => {
    numbers.reload();
    settings.reload();
  };
  if (refusal !== null) return <LoadFailure refusal={refusal} retry={reload} />;
  if (numbers.data === null || settings.data === null) return <Skeleton isBusy lines={8} />;
  return (
    <div class="cards">
      <div class="numbers">
        {numbers.data.channels.map((one: Numbers & { channel: MarketingChannel }) => (
          <ChannelCard key={one.channel} shopId={shopId} numbers={one} onChange={numbers.reload} />
        ))}
      </div>
      <p class="hint">{words.marketing.exportHint}</p>
      <MarketingBoxes settings={settings.data} onChange={settings.replace} />
      <MarketingEntries shopId={shopId} onChange={numbers.reload} />
      <MarketingImport shopId={shopId} onChange={numbers.reload} />
    </div>
  );
};

/** Rules: MK-1…4. */
export const Marketing = ({ shopId, eventId }: { shopId: string | null; eventId: string | null }) => {
  const { words } = useSpeech();
  const shops = useAppState((state) => state.me?.shops) ?? [];
  const managed = shops.filter((shop) => mayManage(shop.role));
  const chosen = managed.find((shop) => shop.id === shopId) ?? managed[0];
  if (chosen === undefined) {
    return <EmptyState icon="shop" level={1} title={words.marketing.noneTitle} text={words.marketing.none} />;
  }
  return (
    <div class="view view-settings">
      <header class="view-head">
        <div>
          <h1>{words.marketing.title}</h1>
          <p class="section-lead">{words.marketing.lead}</p>
        </div>
        {managed.length > 1 && (
          <Select
            label={words.marketing.shop}
            value={chosen.id}
            options={managed.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(id) => goTo({ view: 'marketing', shopId: id, eventId: null })}
          />
        )}
      </header>
      {eventId !== null && <MarketingProof key={eventId} shopId={chosen.id} eventId={eventId} />}
      <ShopMarketing key={chosen.id} shopId={chosen.id} />
    </div>
  );
};
