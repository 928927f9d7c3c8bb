import { loadLate } from '../../app/load-late.ts';
import { useLoaded } from '../../app/use-app.ts';
import { LoadState } from '../../parts/banner.tsx';
import type { Conversation } from '../../state/conversation.ts';

/** How the person is told of visitors who wait, loaded when the profile is opened. */
export const LateAlerts = () => {
  const loaded = useLoaded('', () => loadLate(() => import('./alerts-section.tsx')));
  if (loaded.data === null) return <LoadState loaded={loaded} lines={4} />;
  const { AlertsSection } = loaded.data;
  return <AlertsSection />;
};

/** Who was told that this visitor waits. */
export const LateAlertedList = (props: { conversation: Conversation }) => {
  const loaded = useLoaded('', () => loadLate(() => import('./alerted-list.tsx')));
  if (loaded.data === null) return null;
  const { AlertedList } = loaded.data;
  return <AlertedList {...props} />;
};

/** For how long the person is on call, loaded when it is asked for. */
export const LateOnCallDialog = (props: { onClose: () => void }) => {
  const loaded = useLoaded('', () => loadLate(() => import('./on-call.tsx')));
  if (loaded.data === null) return null;
  const { OnCallDialog } = loaded.data;
  return <OnCallDialog {...props} />;
};
