import { useId, useState } from 'preact/hooks';
import type { AlertSettingsView } from '../../../../service/protocol/api/account-api.ts';
import { plural } from '../../../shared/translate.ts';
import { useActions } from '../../app/actions.ts';
import { useApp, useAppState, useSpeech } from '../../app/use-app.ts';
import { Check, Select } from '../../parts/field.tsx';
import { SaveBar } from '../../parts/section.tsx';
import { alertsWordsFor } from '../../words/alerts-words.ts';
import { ownZone } from '../settings/hours-draft.ts';
import { ZoneSelect } from '../settings/zone-select.tsx';

const MAIL_AFTER = [30, 60, 90, 120, 180, 300, 600];
const OWNER_AFTER = [60, 120, 180, 300, 600, 900, 1_800];

const Seconds = ({
  label,
  offered,
  value,
  onChange,
}: {
  label: string;
  offered: readonly number[];
  value: number;
  onChange: (value: number) => void;
}) => {
  const { locale } = useSpeech();
  const w = alertsWordsFor(locale);
  const nameOf = (seconds: number) =>
    seconds % 60 === 0 ? plural(locale, w.minutes, seconds / 60) : plural(locale, w.seconds, seconds);
  const all = [...new Set([...offered, value])].sort((a, b) => a - b);
  return (
    <Select
      label={label}
      value={String(value)}
      options={all.map((seconds) => ({ value: String(seconds), label: nameOf(seconds) }))}
      onChange={(chosen) => onChange(Number(chosen))}
    />
  );
};

const TimeField = ({
  label,
  value,
  onInput,
}: {
  label: string;
  value: string;
  onInput: (value: string) => void;
}) => {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        type="time"
        required
        value={value}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
    </div>
  );
};

export const AlertTimes = ({ settings, reload }: { settings: AlertSettingsView; reload: () => void }) => {
  const { api } = useApp();
  const { words, locale } = useSpeech();
  const { showDone, showRefusal } = useActions();
  const me = useAppState((state) => state.me);
  const [draft, setDraft] = useState(settings);
  const [isBusy, setIsBusy] = useState(false);
  const w = alertsWordsFor(locale);
  const isOwner = me?.shops.some(({ role }) => role === 'owner') ?? false;
  const isDirty = JSON.stringify(draft) !== JSON.stringify(settings);
  const set = (change: Partial<AlertSettingsView>) => setDraft({ ...draft, ...change });
  const { quiet } = draft;
  const save = async (event: Event) => {
    event.preventDefault();
    setIsBusy(true);
    const answer = await api.changeAlerts(draft);
    setIsBusy(false);
    if (!answer.ok) return showRefusal(answer.refusal);
    showDone(words.common.saved);
    reload();
  };
  return (
    <form class="stack" onSubmit={(event) => void save(event)} noValidate>
      <h3>{w.when}</h3>
      {me?.notices.chats === false ? (
        <p>{w.mailOff}</p>
      ) : (
        <>
          <Seconds
            label={w.mailAfter}
            offered={MAIL_AFTER}
            value={draft.mailAfterS}
            onChange={(mailAfterS) => set({ mailAfterS })}
          />
          {isOwner && (
            <Seconds
              label={w.ownerAfter}
              offered={OWNER_AFTER}
              value={draft.ownerAfterS}
              onChange={(ownerAfterS) => set({ ownerAfterS })}
            />
          )}
        </>
      )}
      <div>
        <Check
          label={w.closed}
          isOn={draft.ringsWhenClosed}
          onChange={(ringsWhenClosed) => set({ ringsWhenClosed })}
        />
        <p class="hint">{w.closedHint}</p>
      </div>
      <Check
        label={w.quiet}
        isOn={quiet !== null}
        onChange={(isOn) => set({ quiet: isOn ? { from: '22:00', to: '07:00', timeZone: ownZone() } : null })}
      />
      {quiet !== null && (
        <div class="quiet-hours">
          <TimeField
            label={w.from}
            value={quiet.from}
            onInput={(from) => set({ quiet: { ...quiet, from } })}
          />
          <TimeField label={w.to} value={quiet.to} onInput={(to) => set({ quiet: { ...quiet, to } })} />
          <ZoneSelect
            label={w.zone}
            value={quiet.timeZone}
            onChange={(timeZone) => set({ quiet: { ...quiet, timeZone } })}
          />
        </div>
      )}
      <SaveBar isDirty={isDirty} isBusy={isBusy} onCancel={() => setDraft(settings)} />
    </form>
  );
};
