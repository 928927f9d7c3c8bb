import type { ServiceScope, ShopScope } from '../base/tenancy.ts';
import type { SubProcessorList, SubProcessorObjection } from './sub-processor.ts';

export type SubProcessorStore = {
  /** The newest version; null while none was ever written. */
  current(): Promise<SubProcessorList | null>;
  /** All versions, newest first. */
  versions(): Promise<readonly SubProcessorList[]>;
  /** False when the version exists already: another change was saved first. */
  append(list: SubProcessorList): Promise<boolean>;
  addObjection(scope: ShopScope, objection: SubProcessorObjection): Promise<void>;
  objections(scope: ShopScope): Promise<readonly SubProcessorObjection[]>;
  /** Of all shops, for the operator, newest first. */
  allObjections(service: ServiceScope): Promise<readonly SubProcessorObjection[]>;
};
