export { OperatorRecords } from '../operator/operator-records.tsx';
export { ActivityLog } from './activity.tsx';
export { CertificateView } from './certificate.tsx';
export { DepartureTab } from './departure.tsx';
export { RecordsTab } from './records-tab.tsx';
