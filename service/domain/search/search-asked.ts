import type { ConversationStatus, LeadState, ShopId, StaffId, TagId } from '../../protocol/vocabulary.ts';
import type { SearchPlace } from '../model/search/search-store.ts';

/** Combined filters. */
export type SearchAsked = {
  readonly text: string;
  readonly kind?: 'conversation' | 'lead' | undefined;
  /** Absent: all of the person's. */
  readonly shopId?: ShopId | undefined;
  readonly status?: ConversationStatus | undefined;
  readonly leadState?: LeadState | undefined;
  /** Present or past assignee. */
  readonly staffId?: StaffId | undefined;
  readonly tagId?: TagId | undefined;
  readonly from?: Date | undefined;
  /** Exclusive. */
  readonly to?: Date | undefined;
  /** `next` of the previous page. */
  readonly after?: SearchNext | undefined;
  readonly limit: number;
};
/** Continuation within a term's rows. */
export type SearchNext = SearchPlace & { readonly term: number };
