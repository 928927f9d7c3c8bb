import { loadLate } from '../../app/load-late.ts';
import { useLoaded } from '../../app/use-app.ts';
import { LoadState } from '../../parts/banner.tsx';

export const LateVisits = ({ shopId }: { shopId: string | null }) => {
  const loaded = useLoaded('', () => loadLate(() => import('./visits-page.tsx')));
  if (loaded.data === null) return <LoadState loaded={loaded} lines={6} />;
  const { VisitsPage } = loaded.data;
  return <VisitsPage shopId={shopId} />;
};
