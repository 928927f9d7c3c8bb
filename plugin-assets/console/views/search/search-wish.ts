import type { SearchInput } from '../../../../service/protocol/api/inbox/search-api.ts';
import type { LeadState } from '../../../../service/protocol/vocabulary.ts';
import { NO_WISH, type SearchWish } from '../../app/held-search.ts';

export const hasFilter = (wish: SearchWish): boolean =>
  JSON.stringify({ ...wish, text: '' }) !== JSON.stringify(NO_WISH);
/** Whether the search is not empty. */
export const isAsked = (wish: SearchWish): boolean => wish.text.trim() !== '' || hasFilter(wish);

const midnight = (day: string, daysLater = 0): string => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date + daysLater).toISOString();
};

/** Days in local time. */
export const askedFor = ({ text, kind, shop, state, staffId, tagId, from, to }: SearchWish): SearchInput => ({
  text: text.trim(),
  ...(kind !== '' && { kind }),
  ...(shop !== '' && { shop }),
  ...(state.startsWith('chat') && {
    status: state === 'chat open' ? ('open' as const) : ('closed' as const),
  }),
  ...(state.startsWith('lead') && {
    leadState: state.slice('lead '.length) as LeadState,
  }),
  ...(staffId !== '' && { staffId }),
  ...(tagId !== '' && { tagId }),
  ...(from !== '' && { from: midnight(from) }),
  ...(to !== '' && { to: midnight(to, 1) }),
});

/** Text split at its marks, in order. */
export const partsOf = (
  text: string,
  marks: readonly (readonly [number, number])[],
): { text: string; isMarked: boolean }[] => {
  const parts: { text: string; isMarked: boolean }[] = [];
  let at = 0;
  for (const [start, end] of marks) {
    parts.push({ text: text.slice(at, start), isMarked: false });
    parts.push({ text: text.slice(start, end), isMarked: true });
    at = end;
  }
  parts.push({ text: text.slice(at), isMarked: false });
  return parts.filter((part) => part.text !== '');
};
