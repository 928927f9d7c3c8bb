import { loadLate } from '../../app/load-late.ts';
import { useLoaded } from '../../app/use-app.ts';
import { LoadState } from '../../parts/banner.tsx';
import type { Conversation } from '../../state/conversation.ts';

export const LateAlerts = () => {
  const loaded = useLoaded('', () => loadLate(() => import('./alerts-section.tsx')));
  if (loaded.data === null) return <LoadState loaded={loaded} lines={4} />;
  const { AlertsSection } = loaded.data;
  return <AlertsSection />;
};

export const LateAlertedList = (props: { conversation: Conversation }) => {
  const loaded = useLoaded('', () => loadLate(() => import('./alerted-list.tsx')));
  if (loaded.data === null) return null;
  const { AlertedList } = loaded.data;
  return <AlertedList {...props} />;
};

export const LateOnCallDialog = (props: { onClose: () => void }) => {
  const loaded = useLoaded('', () => loadLate(() => import('./on-call.tsx')));
  if (loaded.data === null) return null;
  const { OnCallDialog } = loaded.data;
  return <OnCallDialog {...props} />;
};
