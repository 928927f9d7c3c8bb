import type { ConsentTool, VisitId } from '../../../protocol/visit-lists.ts';

import type { ShopScope } from '../base/tenancy.ts';
import type { Visit, VisitInvitation } from './visit.ts';

/** What a cookie tool has told browsers, as far as they reported it. */
export type ToolReport = {
  readonly tool: ConsentTool;
  readonly lastYesAt: Date | null;
  readonly lastWithdrawnAt: Date | null;
};

/** Who is on the pages of a shop now. In memory only: a start of the service forgets all. Rule: EP-5. */
export type VisitBoard = {
  /** Null for an unknown one, and for one that was not seen for a while. */
  get(scope: ShopScope, id: VisitId, now: Date): Visit | null;
  /** A report of the browser. */
  put(scope: ShopScope, visit: Visit): void;
  invite(scope: ShopScope, id: VisitId, invitation: VisitInvitation): void;
  /** Newest first. */
  list(scope: ShopScope, now: Date): Visit[];
  /** The cookie tool took its yes back; a report that was still on its way does not bring the visit back. */
  forget(scope: ShopScope, id: VisitId, now: Date): void;
  isForgotten(scope: ShopScope, id: VisitId): boolean;
  /** Removes the visits of every shop that were silent for too long. */
  forgetSilent(now: Date): void;
  /** The list was turned off. */
  forgetAll(scope: ShopScope): void;
  tools(scope: ShopScope): ToolReport[];
  /** A page asked for the script of the chat. */
  countPage(scope: ShopScope, now: Date): void;
  pagesLastHour(scope: ShopScope, now: Date): number;
};
