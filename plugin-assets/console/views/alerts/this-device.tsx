import { useState } from 'preact/hooks';
import type { OwnAlerts } from '../../../../service/protocol/api/account-api.ts';
import { fill } from '../../../shared/translate.ts';
import { useActions } from '../../app/actions.ts';
import { useApp, usePreferences, useSpeech } from '../../app/use-app.ts';
import { askPermission, permission, subscribe, unsubscribe, workerOf } from '../../live/push-subscription.ts';
import { Banner } from '../../parts/banner.tsx';
import { Button } from '../../parts/button.tsx';
import { Chip } from '../../parts/chip.tsx';
import { Select } from '../../parts/field.tsx';
import { alertsWordsFor } from '../../words/alerts-words.ts';

type Props = { alerts: OwnAlerts; reload: () => void };

export const ThisDevice = ({ alerts, reload }: Props) => {
  const { api } = useApp();
  const { locale } = useSpeech();
  const { showDone, showRefusal } = useActions();
  const [preferences, setPreferences] = usePreferences();
  const [allowed, setAllowed] = useState(permission);
  const [isBusy, setIsBusy] = useState(false);
  const [note, setNote] = useState<string | null>(null);
  const w = alertsWordsFor(locale);
  const own = alerts.devices.find(({ isThis }) => isThis);
  const isOn = allowed === 'granted' && preferences.areNotificationsOn;
  const state = allowed !== 'granted' ? allowed : !isOn ? 'default' : own === undefined ? 'here' : 'push';

  const ring = async (publicKey: string): Promise<void> => {
    let address: Awaited<ReturnType<typeof subscribe>>;
    try {
      address = await subscribe(publicKey);
    } catch {
      return setNote(w.unreachable);
    }
    const answer = await api.addPushDevice(address);
    if (!answer.ok) showRefusal(answer.refusal);
    else showDone(w.turnedOn);
  };
  const turnOn = async () => {
    setNote(null);
    setIsBusy(true);
    const now = await askPermission();
    setAllowed(now);
    if (now === 'granted') {
      setPreferences({ areNotificationsOn: true });
      if (alerts.publicKey !== null) await ring(alerts.publicKey);
      reload();
    }
    setIsBusy(false);
  };
  const turnOff = async () => {
    setNote(null);
    setPreferences({ areNotificationsOn: false });
    await unsubscribe().catch(() => {});
    if (own !== undefined) await api.removePushDevice(own.id);
    showDone(w.turnedOff);
    reload();
  };
  const test = async () => {
    if (alerts.devices.length === 0) {
      const worker = await workerOf(true);
      await worker?.showNotification(w.test, { body: w.tests.here, icon: '/console/app-icon-192.png' });
      return setNote(w.tests.here);
    }
    const answer = await api.testPush();
    if (!answer.ok) return showRefusal(answer.refusal);
    setNote(w.tests[answer.body.result]);
  };
  return (
    <div class="stack">
      <h3>{w.thisDevice}</h3>
      <p class="chips">
        <Chip tone={isOn ? 'good' : 'plain'} icon={isOn ? 'check' : 'mute'} text={isOn ? w.isOn : w.isOff} />
      </p>
      {state === 'denied' || state === 'unsupported' || state === 'not-installed' ? (
        <Banner tone="note">{w.states[state]}</Banner>
      ) : (
        <p>{w.states[state]}</p>
      )}
      {own !== undefined && isOn && <p class="hint">{fill(w.host, { host: own.host })}</p>}
      {alerts.publicKey === null && <p class="hint">{w.noPush}</p>}
      <p class="button-row">
        {!isOn && (state === 'default' || allowed === 'granted') && (
          <button type="button" class="button primary" disabled={isBusy} onClick={() => void turnOn()}>
            {w.turnOn}
          </button>
        )}
        {isOn && own === undefined && alerts.publicKey !== null && (
          <button type="button" class="button" disabled={isBusy} onClick={() => void turnOn()}>
            {w.turnOn}
          </button>
        )}
        {isOn && <Button label={w.test} onClick={test} />}
        {isOn && <Button label={w.turnOff} onClick={turnOff} />}
      </p>
      <p class="hint" role="status">
        {note}
      </p>
    </div>
  );
};

/** Minutes; 0: never. */
const AWAY_AFTER = ['5', '10', '15', '30', '60', '0'] as const;

export const AwayByItself = () => {
  const { words } = useSpeech();
  const [{ awayAfterMinutes }, setPreferences] = usePreferences();
  const w = words.stillThere;
  return (
    <div class="stack">
      <Select
        label={w.after}
        value={AWAY_AFTER.find((value) => Number(value) === awayAfterMinutes) ?? '10'}
        options={AWAY_AFTER.map((value) => ({
          value,
          label: value === '0' ? w.never : fill(w.minutes, { n: value }),
        }))}
        onChange={(value) => setPreferences({ awayAfterMinutes: Number(value) })}
      />
      <p class="hint">{w.afterHint}</p>
    </div>
  );
};

export const OtherDevices = ({ alerts, reload }: Props) => {
  const { api } = useApp();
  const { locale, format } = useSpeech();
  const { showDone, showRefusal } = useActions();
  const w = alertsWordsFor(locale);
  const others = alerts.devices.filter(({ isThis }) => !isThis);
  if (others.length === 0) return null;
  const remove = async (id: string) => {
    const answer = await api.removePushDevice(id);
    if (!answer.ok) return showRefusal(answer.refusal);
    showDone(w.turnedOff);
    reload();
  };
  return (
    <div>
      <h3>{w.others}</h3>
      <ul class="rows">
        {others.map(({ id, host, createdAt }) => (
          <li key={id} class="rows-item">
            <span class="rows-main">{fill(w.since, { host, when: format.moment(createdAt) })}</span>
            <button
              type="button"
              class="button small"
              aria-label={fill(w.removeWhich, { when: format.moment(createdAt) })}
              onClick={() => void remove(id)}
            >
              {w.remove}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
};
