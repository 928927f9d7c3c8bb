import { useState } from 'preact/hooks';
import type { DepartureStanding } from '../../../../service/protocol/api/departure-api.ts';
import type { ShopSettings } from '../../../../service/protocol/api/shop-api.ts';
import { fill } from '../../../shared/translate.ts';
import { downloadFile } from '../../api/download-file.ts';
import { useActions } from '../../app/actions.ts';
import { useApp, useAppState, useLoaded, useSpeech } from '../../app/use-app.ts';
import { Banner, LoadState } from '../../parts/banner.tsx';
import { Field } from '../../parts/field.tsx';
import { PasswordField } from '../../parts/password-field.tsx';
import { Section } from '../../parts/section.tsx';
import { shopOf } from '../../state/select.ts';
import { useRecordWords } from './use-record-words.ts';

/** Rule: PR-5. */
export const DepartureTab = ({ settings }: { settings: ShopSettings }) => {
  const w = useRecordWords();
  const access = useAppState((state) => shopOf(state, settings.id));
  const isOwner = access?.role === 'owner' && access.viaAgency === null;
  return (
    <div class="cards">
      <Section title={w.leaving} lead={w.leavingLead}>
        {isOwner ? <OwnDeparture settings={settings} /> : <p>{w.ownerOnly}</p>}
      </Section>
    </div>
  );
};

const OwnDeparture = ({ settings }: { settings: ShopSettings }) => {
  const { api } = useApp();
  const loaded = useLoaded(settings.id, () => api.departure(settings.id));
  const standing = loaded.data;
  return (
    <>
      <LoadState loaded={loaded} lines={2} />
      {standing !== null && standing.departure !== null && (
        <PlannedDeparture shopId={settings.id} departure={standing.departure} onChange={loaded.reload} />
      )}
      {standing !== null && <LeaveForm settings={settings} standing={standing} onChange={loaded.reload} />}
    </>
  );
};

const PlannedDeparture = ({
  shopId,
  departure,
  onChange,
}: {
  shopId: string;
  departure: NonNullable<DepartureStanding['departure']>;
  onChange: () => void;
}) => {
  const { api, refreshMe } = useApp();
  const { format } = useSpeech();
  const { showDone, showRefusal } = useActions();
  const w = useRecordWords();
  const isByOwner = departure.reason === 'owner';
  const stay = async () => {
    const answer = await api.stay(shopId);
    if (!answer.ok) return showRefusal(answer.refusal);
    showDone(w.cancelled);
    onChange();
    void refreshMe();
  };
  return (
    <Banner tone="bad">
      <p>
        {fill({ owner: w.held, operator: w.heldByOperator, agreement: w.heldByAgreement }[departure.reason], {
          date: format.day(departure.deleteAt),
        })}
      </p>
      {isByOwner && (
        <button type="button" class="button small" onClick={() => void stay()}>
          {w.cancel}
        </button>
      )}
    </Banner>
  );
};

const LeaveForm = ({
  settings,
  standing,
  onChange,
}: {
  settings: ShopSettings;
  standing: DepartureStanding;
  onChange: () => void;
}) => {
  const { api, session, refreshMe } = useApp();
  const { format } = useSpeech();
  const { showDone, showRefusal } = useActions();
  const w = useRecordWords();
  const [password, setPassword] = useState('');
  const [typedName, setTypedName] = useState('');
  const [isLeaving, setIsLeaving] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  /** Received lines; null: no export runs. */
  const [lines, setLines] = useState<number | null>(null);
  const total = Object.values(standing.counts).reduce((sum, count) => sum + count, 0);
  const lacksPassword = password === '';

  const exportAll = async () => {
    setIsBusy(true);
    setLines(0);
    // A streamed download cannot be retried.
    await session.renew();
    const code = await downloadFile({
      path: `/v1/staff/shops/${settings.id}/export`,
      token: session.token(),
      body: { password },
      onLines: (count) => setLines(Math.min(count, total)),
    });
    setIsBusy(false);
    setLines(null);
    if (code !== null) showRefusal({ code: code as 'internal' });
    else showDone(fill(w.exported, { n: format.number(total) }));
    setPassword('');
    onChange();
  };
  const leave = async () => {
    setIsBusy(true);
    const answer = await api.leave(settings.id, password, typedName);
    setIsBusy(false);
    setPassword('');
    if (!answer.ok) return showRefusal(answer.refusal);
    setIsLeaving(false);
    onChange();
    void refreshMe();
  };
  return (
    <div class="stack">
      <PasswordField
        label={w.password}
        name="password"
        autocomplete="current-password"
        value={password}
        onInput={setPassword}
      />
      <p class="hint">{w.exportHint}</p>
      {lines !== null && (
        <p role="status">
          <progress max={Math.max(1, total)} value={lines} />{' '}
          {fill(w.exporting, { n: format.number(lines), total: format.number(total) })}
        </p>
      )}
      {isLeaving && (
        <Field
          label={fill(w.leaveType, { shop: settings.name })}
          value={typedName}
          onInput={setTypedName}
          maxLength={200}
        />
      )}
      <p class="button-row">
        <button
          type="button"
          class="button"
          disabled={isBusy || lacksPassword}
          onClick={() => void exportAll()}
        >
          {w.export}
        </button>
        {standing.departure === null && (
          <button
            type="button"
            class="button danger"
            disabled={isBusy || (isLeaving && (lacksPassword || typedName.trim() !== settings.name))}
            onClick={() => (isLeaving ? void leave() : setIsLeaving(true))}
          >
            {w.leave}
          </button>
        )}
      </p>
    </div>
  );
};
