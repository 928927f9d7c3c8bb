import type { ServiceScope, ShopScope } from '../base/tenancy.ts';
import type { SubProcessorList, SubProcessorObjection } from './sub-processor.ts';

export type SubProcessorStore = {
  current(): Promise<SubProcessorList | null>;
  /** Newest first. */
  versions(): Promise<readonly SubProcessorList[]>;
  /** False for a duplicate version. */
  append(list: SubProcessorList): Promise<boolean>;
  addObjection(scope: ShopScope, objection: SubProcessorObjection): Promise<void>;
  objections(scope: ShopScope): Promise<readonly SubProcessorObjection[]>;
  /** Newest first. */
  allObjections(service: ServiceScope): Promise<readonly SubProcessorObjection[]>;
};
