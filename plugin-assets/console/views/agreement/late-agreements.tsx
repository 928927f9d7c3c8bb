import { loadLate } from '../../app/load-late.ts';
import { useLoaded } from '../../app/use-app.ts';
import type { TabProps } from '../../app/use-settings-form.ts';
import { LoadState } from '../../parts/banner.tsx';

/** The views of agreements and access, loaded when one is opened: they are long and rarely needed. */
const useWork = () => useLoaded('', () => loadLate(() => import('./agreement-work.tsx')));

/** Tab "Umowa / Agreement" of a shop. */
export const LateAgreementTab = (props: TabProps) => {
  const loaded = useWork();
  return loaded.data === null ? (
    <LoadState loaded={loaded} lines={8} />
  ) : (
    <loaded.data.AgreementTab {...props} />
  );
};
/** Tab "Dostęp / Access" of a shop. */
export const LateAccessTab = (props: TabProps) => {
  const loaded = useWork();
  return loaded.data === null ? (
    <LoadState loaded={loaded} lines={8} />
  ) : (
    <loaded.data.AccessTab {...props} />
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
