import { loadLate } from '../../app/load-late.ts';
import { useLoaded } from '../../app/use-app.ts';
import { LoadState } from '../../parts/banner.tsx';

export const LateTags = (props: { shopId: string }) => {
  const loaded = useLoaded('', () => loadLate(() => import('./manage-tags.tsx')));
  if (loaded.data === null) return <LoadState loaded={loaded} lines={2} />;
  const { ManageTags } = loaded.data;
  return <ManageTags {...props} />;
};
