import { useState } from 'preact/hooks';
import { fill, plural } from '../../../shared/translate.ts';
import type { OnCallSpan } from '../../api/alerts-api.ts';
import { goTo, useActions } from '../../app/actions.ts';
import { useApp, useAppState, useLoaded, useSpeech } from '../../app/use-app.ts';
import { LoadState } from '../../parts/banner.tsx';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Select } from '../../parts/field.tsx';
import { alertsWordsFor } from '../../words/alerts-words.ts';

const SPANS: readonly OnCallSpan[] = [2, 4, 8, 'closing'];

const OnCall = ({ onDone = () => undefined }: { onDone?: () => void }) => {
  const app = useApp();
  const { locale, format, words } = useSpeech();
  const w = alertsWordsFor(locale).onCall;
  const { showDone, showRefusal } = useActions();
  const until = useAppState((state) => state.me?.onCallUntil ?? null);
  const [span, setSpan] = useState<OnCallSpan>(4);
  const isNew = until === null;
  const change = async () => {
    const answer = isNew ? await app.api.goOnCall(span) : await app.api.leaveOnCall();
    if (!answer.ok) return showRefusal(answer.refusal);
    await app.refreshMe();
    showDone(isNew ? w.started : w.ended);
    onDone();
  };
  return (
    <>
      <p>{w.lead}</p>
      {isNew ? (
        <>
          <Select
            label={w.howLong}
            value={String(span)}
            options={SPANS.map((one) => ({
              value: String(one),
              label: one === 'closing' ? w.closing : plural(locale, w.hours, one),
            }))}
            onChange={(value) => setSpan(SPANS.find((one) => String(one) === value) ?? 4)}
          />
          <p>
            <Button look="primary" label={w.start} onClick={change} />
          </p>
        </>
      ) : (
        <p>
          {fill(words.presence.onCallUntil, { when: format.moment(until) })}{' '}
          <Button label={w.end} onClick={change} />
        </p>
      )}
    </>
  );
};

export const OnCallPart = ({ hasDevice }: { hasDevice: boolean }) => {
  const { locale } = useSpeech();
  const w = alertsWordsFor(locale).onCall;
  return (
    <div class="stack">
      <h3>{w.title}</h3>
      {hasDevice ? <OnCall /> : <p class="hint">{w.noDevice}</p>}
    </div>
  );
};

export const OnCallDialog = ({ onClose }: { onClose: () => void }) => {
  const { api } = useApp();
  const { locale, words } = useSpeech();
  const w = alertsWordsFor(locale).onCall;
  const own = useLoaded('', () => api.ownAlerts());
  return (
    <Dialog title={w.title} onClose={onClose}>
      {own.data === null ? (
        <LoadState loaded={own} lines={3} />
      ) : own.data.devices.length > 0 ? (
        <div class="stack">
          <OnCall onDone={onClose} />
        </div>
      ) : (
        <>
          <p>{w.noDevice}</p>
          <p>
            <Button
              look="primary"
              label={words.nav.profile}
              onClick={() => {
                onClose();
                goTo({ view: 'profile' });
              }}
            />
          </p>
        </>
      )}
    </Dialog>
  );
};
