/** Everything about settings that is loaded when they are opened. */
export { Agreements } from '../operator/agreements.tsx';
export { Organisations } from '../operator/organisations.tsx';
export { ShopSettingsView } from './shop-settings.tsx';
