import { loadLate } from '../../app/load-late.ts';
import { useLoaded } from '../../app/use-app.ts';
import type { TabProps } from '../../app/use-settings-form.ts';
import { LoadState } from '../../parts/banner.tsx';

/** The views of records, loaded when one is opened: they are long and rarely needed. */
const useWork = () => useLoaded('', () => loadLate(() => import('./records-work.tsx')));

/** Tab "Rejestry / Records" of a shop. */
export const LateRecordsTab = (props: TabProps) => {
  const loaded = useWork();
  return loaded.data === null ? (
    <LoadState loaded={loaded} lines={8} />
  ) : (
    <loaded.data.RecordsTab {...props} />
  );
};
/** Tab "Zakończenie / Leaving" of a shop. */
export const LateDepartureTab = (props: TabProps) => {
  const loaded = useWork();
  return loaded.data === null ? (
    <LoadState loaded={loaded} lines={4} />
  ) : (
    <loaded.data.DepartureTab {...props} />
  );
};
/** The operator's records. */
export const LateOperatorRecords = () => {
  const loaded = useWork();
  return loaded.data === null ? <LoadState loaded={loaded} lines={8} /> : <loaded.data.OperatorRecords />;
};
/** "Dziennik / Activity". */
export const LateActivityLog = () => {
  const loaded = useWork();
  return loaded.data === null ? <LoadState loaded={loaded} lines={8} /> : <loaded.data.ActivityLog />;
};
/** A certificate of deletion. */
export const LateCertificate = ({ id }: { id: string }) => {
  const loaded = useWork();
  return loaded.data === null ? (
    <LoadState loaded={loaded} lines={8} />
  ) : (
    <loaded.data.CertificateView id={id} />
  );
};
