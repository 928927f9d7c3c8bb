export { Agreements } from '../operator/agreements.tsx';
export { Organisations } from '../operator/organisations.tsx';
export { ShopSettingsView } from './shop-settings.tsx';
