import { useState } from 'preact/hooks';
import { fill, plural } from '../../../shared/translate.ts';
import type { OnCallSpan } from '../../api/alerts-api.ts';
import { useActions } from '../../app/actions.ts';
import { useApp, useAppState, useLoaded, useSpeech } from '../../app/use-app.ts';
import { Banner, LoadState } from '../../parts/banner.tsx';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Select } from '../../parts/field.tsx';
import { alertsWordsFor } from '../../words/alerts-words.ts';

const SPANS: readonly OnCallSpan[] = [2, 4, 8, 'closing'];

/** Whether the person is on call with the phone, and for how long. Decision 0133. */
export const OnCall = ({ onDone = () => undefined }: { onDone?: () => void }) => {
  const app = useApp();
  const { locale, format, words } = useSpeech();
  const w = alertsWordsFor(locale).onCall;
  const { showDone, showRefusal } = useActions();
  const until = useAppState((state) => state.me?.onCallUntil ?? null);
  const [span, setSpan] = useState<OnCallSpan>(4);
  const own = useLoaded('', () => app.api.ownAlerts());
  const isNew = until === null;
  const change = async () => {
    const answer = isNew ? await app.api.goOnCall(span) : await app.api.leaveOnCall();
    if (!answer.ok) return showRefusal(answer.refusal);
    await app.refreshMe();
    showDone(isNew ? w.started : w.ended);
    onDone();
  };
  if (own.data === null) return <LoadState loaded={own} lines={3} />;
  return (
    <div class="stack">
      <p>{w.lead}</p>
      {own.data.devices.length === 0 ? (
        <Banner tone="note">
          {w.noDevice} <a href="#/profile">{words.nav.profile}</a>
        </Banner>
      ) : isNew ? (
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
    </div>
  );
};

export const OnCallDialog = ({ onClose }: { onClose: () => void }) => {
  const { locale } = useSpeech();
  return (
    <Dialog title={alertsWordsFor(locale).onCall.title} onClose={onClose}>
      <OnCall onDone={onClose} />
    </Dialog>
  );
};
