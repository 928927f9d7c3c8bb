/** Everything about agreements and access that is loaded when one of them is opened. */
export { Agreements } from '../operator/agreements.tsx';
export { Organisations } from '../operator/organisations.tsx';
export { AccessTab } from '../settings/access-tab.tsx';
export { AgreementTab } from './agreement-tab.tsx';
