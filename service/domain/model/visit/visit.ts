import type { ConsentTool, VisitId, VisitState } from '../../../protocol/visit-lists.ts';
import type { Locale, ShopId } from '../../../protocol/vocabulary.ts';

export type VouchedCart = { readonly items: number; readonly total: string; readonly currency: string };

/** In memory, with the cookie tool's consent; ids are unlinkable. Rule: EP-5. */
export type Visit = {
  readonly id: VisitId;
  readonly shopId: ShopId;
  readonly since: Date;
  readonly seenAt: Date;
  /** Oldest first; no query or fragment. */
  readonly pages: readonly { readonly page: string; readonly at: Date }[];
  readonly isReturning: boolean;
  readonly locale: Locale;
  readonly tool: ConsentTool;
  readonly state: VisitState;
  /** Pending for the browser. */
  readonly invitation: VisitInvitation | null;
  readonly cart: VouchedCart | null;
};
/** `from` null: a rule. */
export type VisitInvitation = { readonly text: string; readonly from: string | null };

export type Sighting = Pick<Visit, 'id' | 'isReturning' | 'locale' | 'tool' | 'state'> & {
  readonly page: string;
  readonly secondsOnPage: number;
};

export const MAX_TRAIL = 20;

/** Visit after a report. */
export const visitAfter = (
  before: Visit | null,
  shopId: ShopId,
  { page, secondsOnPage: _, ...sighting }: Sighting,
  now: Date,
): Visit => {
  const pages = before?.pages ?? [];
  return {
    shopId,
    since: before?.since ?? now,
    invitation: before?.invitation ?? null,
    cart: before?.cart ?? null,
    ...sighting,
    seenAt: now,
    pages: pages.at(-1)?.page === page ? pages : [...pages, { page, at: now }].slice(-MAX_TRAIL),
  };
};
