import type { ShopScope } from '../tenancy.ts';
import type { Agreement } from './agreement.ts';

export type AgreementStore = {
  get(scope: ShopScope): Promise<Agreement | null>;
  put(scope: ShopScope, agreement: Agreement): Promise<void>;
};
