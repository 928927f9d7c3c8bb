import { loadLate } from '../../app/load-late.ts';
import { useLoaded } from '../../app/use-app.ts';
import { LoadState } from '../../parts/banner.tsx';

export const Leads = () => {
  const loaded = useLoaded('', () => loadLate(() => import('./leads.tsx')));
  if (loaded.data === null) return <LoadState loaded={loaded} lines={6} />;
  const { LeadsView } = loaded.data;
  return <LeadsView />;
};

export const Lead = (props: { leadId: string; isProofOpen: boolean }) => {
  const loaded = useLoaded('', () => loadLate(() => import('./lead.tsx')));
  if (loaded.data === null) return <LoadState loaded={loaded} lines={7} />;
  const { LeadView } = loaded.data;
  return <LeadView {...props} />;
};
