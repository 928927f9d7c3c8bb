import type { LeadDetail } from '../../../../service/protocol/api/inbox/lead-api.ts';
import { loadLate } from '../../app/load-late.ts';
import { useLoaded } from '../../app/use-app.ts';
import { LoadState } from '../../parts/banner.tsx';

const load = () => loadLate(() => import('./quarantine.tsx'));

export const LateQuarantine = () => {
  const loaded = useLoaded('', load);
  if (loaded.data === null) return <LoadState loaded={loaded} lines={6} />;
  const { QuarantineView } = loaded.data;
  return <QuarantineView />;
};

export const LateQuarantineBanner = (props: { lead: LeadDetail; onReleased: (lead: LeadDetail) => void }) => {
  const loaded = useLoaded('', load);
  if (loaded.data === null) return <LoadState loaded={loaded} lines={2} />;
  const { QuarantineBanner } = loaded.data;
  return <QuarantineBanner {...props} />;
};
