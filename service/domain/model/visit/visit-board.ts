import type { ConsentTool, VisitId } from '../../../protocol/visit-lists.ts';

import type { ShopScope } from '../base/tenancy.ts';
import type { Visit, VisitInvitation } from './visit.ts';

export type ToolReport = {
  readonly tool: ConsentTool;
  readonly lastYesAt: Date | null;
  readonly lastWithdrawnAt: Date | null;
};

/** In memory only. Rule: EP-5. */
export type VisitBoard = {
  /** Null: unknown or silent. */
  get(scope: ShopScope, id: VisitId, now: Date): Visit | null;
  /** `address`: key of where it was reported from; a new visit is left out when its address has many. */
  put(scope: ShopScope, visit: Visit, address?: string): void;
  invite(scope: ShopScope, id: VisitId, invitation: VisitInvitation): void;
  /** Newest first. */
  list(scope: ShopScope, now: Date): Visit[];
  /** Ignores late reports. */
  forget(scope: ShopScope, id: VisitId, now: Date): void;
  isForgotten(scope: ShopScope, id: VisitId): boolean;
  /** All shops. */
  forgetSilent(now: Date): void;
  /** For a disabled list. */
  forgetAll(scope: ShopScope): void;
  tools(scope: ShopScope): ToolReport[];
  /** Chat script load. */
  countPage(scope: ShopScope, now: Date): void;
  pagesLastHour(scope: ShopScope, now: Date): number;
};
