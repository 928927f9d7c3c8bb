import { loadLate } from '../../app/load-late.ts';
import { useLoaded } from '../../app/use-app.ts';
import { LoadState } from '../../parts/banner.tsx';

export const LateTeams = (props: { shopId: string }) => {
  const loaded = useLoaded('', () => loadLate(() => import('./manage-teams.tsx')));
  if (loaded.data === null) return <LoadState loaded={loaded} lines={2} />;
  const { ManageTeams } = loaded.data;
  return <ManageTeams {...props} />;
};
