import { loadLate } from '../../app/load-late.ts';
import type { ShopTab } from '../../app/router.ts';
import { useLoaded } from '../../app/use-app.ts';
import { LoadState } from '../../parts/banner.tsx';

/** Settings and the operator's lists, loaded when one is opened: they are long, and nobody answers visitors in them. */
const useWork = () => useLoaded('', () => loadLate(() => import('./settings-work.tsx')));

/** Settings of one shop. */
export const LateShopSettings = (props: { shopId: string; tab: ShopTab }) => {
  const loaded = useWork();
  return loaded.data === null ? (
    <LoadState loaded={loaded} lines={8} />
  ) : (
    <loaded.data.ShopSettingsView {...props} />
  );
};
/** The operator's agreements. */
export const LateAgreements = () => {
  const loaded = useWork();
  return loaded.data === null ? <LoadState loaded={loaded} lines={8} /> : <loaded.data.Agreements />;
};
/** The operator's list of companies. */
export const LateOrganisations = () => {
  const loaded = useWork();
  return loaded.data === null ? <LoadState loaded={loaded} lines={8} /> : <loaded.data.Organisations />;
};
