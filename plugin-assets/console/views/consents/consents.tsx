import { loadLate } from '../../app/load-late.ts';
import { useLoaded } from '../../app/use-app.ts';
import { LoadState } from '../../parts/banner.tsx';

export const Consents = ({ shopId }: { shopId: string | null }) => {
  const loaded = useLoaded('', () => loadLate(() => import('./consents-content.tsx')));
  if (loaded.data === null) return <LoadState loaded={loaded} lines={8} />;
  const { ConsentRegisterView } = loaded.data;
  return <ConsentRegisterView shopId={shopId} />;
};
