import type { ConversationSummary } from '../../../../service/protocol/api/staff-api.ts';
import { fill } from '../../../shared/translate.ts';
import type { Words } from '../../words/word-lists.ts';

/** What people call an anonymous visitor by: a number, and the product that the visitor looks at. */
export const visitorName = (
  words: Pick<Words, 'inbox'>,
  { label, product }: Pick<ConversationSummary, 'label' | 'product'>,
): string => {
  const visitor = fill(words.inbox.visitor, { label });
  return product === null ? visitor : fill(words.inbox.visitorAt, { visitor, product: product.name });
};
