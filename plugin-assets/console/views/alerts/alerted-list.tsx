import type { AlertView } from '../../../../service/protocol/api/account-api.ts';
import { useApp, useLoaded, useSpeech } from '../../app/use-app.ts';
import type { Conversation } from '../../state/conversation.ts';
import { alertsWordsFor } from '../../words/alerts-words.ts';

const Row = ({ alert: { kind, name, at, result } }: { alert: AlertView }) => {
  const { locale, format } = useSpeech();
  const w = alertsWordsFor(locale);
  return (
    <li>
      <span>
        {name ?? w.former}: {w.kinds[kind]},{' '}
        <time dateTime={at} title={format.moment(at)}>
          {format.brief(at)}
        </time>
      </span>
      <span class={result === 'failed' ? 'alerted-failed' : 'soft'}>{w.results[result]}</span>
    </li>
  );
};

export const AlertedList = ({ conversation: { summary } }: { conversation: Conversation }) => {
  const { api } = useApp();
  const { locale } = useSpeech();
  const w = alertsWordsFor(locale);
  const { id, waitingSince, assignedTo } = summary;
  const loaded = useLoaded(id, () => api.alertsOf(id), `${waitingSince} ${assignedTo?.staffId}`);
  const alerts = loaded.data?.alerts ?? [];
  if (alerts.length === 0) return null;
  return (
    <>
      <h3>{w.alerted}</h3>
      <ul class="alerted">
        {alerts.map((alert) => (
          <Row key={`${alert.at} ${alert.kind} ${alert.name}`} alert={alert} />
        ))}
      </ul>
      {alerts.some(({ kind }) => kind === 'push') && <p class="hint">{w.alertedHint}</p>}
    </>
  );
};
