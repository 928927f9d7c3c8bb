import { loadLate } from '../../app/load-late.ts';
import type { ShopTab } from '../../app/router.ts';
import { useLoaded } from '../../app/use-app.ts';
import { LoadState } from '../../parts/banner.tsx';

/** Lazy: long and rarely needed. */
const useWork = () => useLoaded('', () => loadLate(() => import('./settings-work.tsx')));

export const LateShopSettings = (props: { shopId: string; tab: ShopTab }) => {
  const loaded = useWork();
  return loaded.data === null ? (
    <LoadState loaded={loaded} lines={8} />
  ) : (
    <loaded.data.ShopSettingsView {...props} />
  );
};
export const LateAgreements = () => {
  const loaded = useWork();
  return loaded.data === null ? <LoadState loaded={loaded} lines={8} /> : <loaded.data.Agreements />;
};
export const LateOrganisations = () => {
  const loaded = useWork();
  return loaded.data === null ? <LoadState loaded={loaded} lines={8} /> : <loaded.data.Organisations />;
};
