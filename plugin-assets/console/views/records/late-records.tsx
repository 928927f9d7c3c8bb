import { loadLate } from '../../app/load-late.ts';
import { useLoaded } from '../../app/use-app.ts';
import type { TabProps } from '../../app/use-settings-form.ts';
import { LoadState } from '../../parts/banner.tsx';

/** Lazy: long and rarely needed. */
const useWork = () => useLoaded('', () => loadLate(() => import('./records-work.tsx')));

export const LateRecordsTab = (props: TabProps) => {
  const loaded = useWork();
  return loaded.data === null ? (
    <LoadState loaded={loaded} lines={8} />
  ) : (
    <loaded.data.RecordsTab {...props} />
  );
};
export const LateDepartureTab = (props: TabProps) => {
  const loaded = useWork();
  return loaded.data === null ? (
    <LoadState loaded={loaded} lines={4} />
  ) : (
    <loaded.data.DepartureTab {...props} />
  );
};
export const LateOperatorRecords = () => {
  const loaded = useWork();
  return loaded.data === null ? <LoadState loaded={loaded} lines={8} /> : <loaded.data.OperatorRecords />;
};
export const LateActivityLog = () => {
  const loaded = useWork();
  return loaded.data === null ? <LoadState loaded={loaded} lines={8} /> : <loaded.data.ActivityLog />;
};
export const LateCertificate = ({ id }: { id: string }) => {
  const loaded = useWork();
  return loaded.data === null ? (
    <LoadState loaded={loaded} lines={8} />
  ) : (
    <loaded.data.CertificateView id={id} />
  );
};
