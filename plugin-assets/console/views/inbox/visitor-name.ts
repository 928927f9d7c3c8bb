import type { ConversationSummary } from '../../../../service/protocol/api/staff-api.ts';
import { fill } from '../../../shared/translate.ts';
import type { Words } from '../../words/word-lists.ts';

/** Number and product of an anonymous visitor. */
export const visitorName = (
  words: Pick<Words, 'inbox'>,
  { label, product }: Pick<ConversationSummary, 'label' | 'product'>,
): string => {
  const visitor = fill(words.inbox.visitor, { label });
  return product === null ? visitor : fill(words.inbox.visitorAt, { visitor, product: product.name });
};
