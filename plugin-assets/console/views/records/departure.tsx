import { useState } from 'preact/hooks';
import type { ShopSettings } from '../../../../service/protocol/api/shop-api.ts';
import { fill } from '../../../shared/translate.ts';
import { downloadFile } from '../../api/download-file.ts';
import { useActions } from '../../app/actions.ts';
import { useApp, useAppState, useLoaded, useSpeech } from '../../app/use-app.ts';
import { Banner, LoadFailure, Skeleton } from '../../parts/banner.tsx';
import { Field } from '../../parts/field.tsx';
import { PasswordField } from '../../parts/password-field.tsx';
import { Section } from '../../parts/section.tsx';
import { shopOf } from '../../state/select.ts';

/** Full export, and the departure of the shop. Rule: PR-5. */
export const DepartureSection = ({ settings }: { settings: ShopSettings }) => {
  const { api, session, refreshMe } = useApp();
  const { words, format } = useSpeech();
  const { showDone, showRefusal } = useActions();
  const w = words.records;
  const access = useAppState((state) => shopOf(state, settings.id));
  const isOwner = access?.role === 'owner' && access.viaAgency === null;
  const loaded = useLoaded(`departure ${settings.id} ${isOwner}`, async () =>
    isOwner
      ? api.departure(settings.id)
      : { ok: true as const, status: 200, body: { departure: null, counts: {} } },
  );
  const [password, setPassword] = useState('');
  const [typedName, setTypedName] = useState('');
  const [isLeaving, setIsLeaving] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const [lines, setLines] = useState<number | null>(null);
  if (!isOwner) {
    return (
      <Section title={w.leaving} lead={w.leavingLead}>
        <p>{w.ownerOnly}</p>
      </Section>
    );
  }
  const standing = loaded.data;
  const total = Object.values(standing?.counts ?? {}).reduce((sum, count) => sum + count, 0);
  const lacksPassword = password === '';
  const exportAll = async () => {
    setIsBusy(true);
    setLines(0);
    // Renew the token first: a streamed download cannot be retried once bytes have arrived.
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
    loaded.reload();
  };
  const leave = async () => {
    setIsBusy(true);
    const answer = await api.leave(settings.id, password, typedName);
    setIsBusy(false);
    setPassword('');
    if (!answer.ok) return showRefusal(answer.refusal);
    setIsLeaving(false);
    loaded.reload();
    void refreshMe();
  };
  const stay = async () => {
    const answer = await api.stay(settings.id);
    if (!answer.ok) return showRefusal(answer.refusal);
    showDone(w.cancelled);
    loaded.reload();
    void refreshMe();
  };
  const departure = standing?.departure ?? null;
  return (
    <Section title={w.leaving} lead={w.leavingLead}>
      {loaded.refusal !== null && <LoadFailure refusal={loaded.refusal} retry={loaded.reload} />}
      {standing === null && loaded.refusal === null && <Skeleton isBusy lines={2} />}
      {departure !== null && (
        <Banner tone="bad">
          <p>
            {fill(departure.reason === 'owner' ? w.held : w.heldByOperator, {
              date: format.day(departure.deleteAt),
            })}
          </p>
          {departure.reason === 'owner' && (
            <button type="button" class="button small" onClick={() => void stay()}>
              {w.cancel}
            </button>
          )}
        </Banner>
      )}
      {standing !== null && (
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
            {departure === null && (
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
      )}
    </Section>
  );
};
