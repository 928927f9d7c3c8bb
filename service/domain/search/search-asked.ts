import type { ConversationStatus, LeadState, ShopId, StaffId, TagId } from '../../protocol/vocabulary.ts';
import type { SearchPlace } from '../model/search/search-store.ts';

/** What somebody looks for. Every part narrows it. */
export type SearchAsked = {
  readonly text: string;
  /** Absent: both. */
  readonly kind?: 'conversation' | 'lead' | undefined;
  /** Absent: all shops of the person. */
  readonly shopId?: ShopId | undefined;
  readonly status?: ConversationStatus | undefined;
  readonly leadState?: LeadState | undefined;
  /** Who has, or had, the conversation. */
  readonly staffId?: StaffId | undefined;
  /** Of a conversation. */
  readonly tagId?: TagId | undefined;
  readonly from?: Date | undefined;
  /** Exclusive. */
  readonly to?: Date | undefined;
  /** `next` of the page before. */
  readonly after?: SearchNext | undefined;
  readonly limit: number;
};
/** Where a search goes on: behind a place in the rows of one of its terms. */
export type SearchNext = SearchPlace & { readonly term: number };
