import type { Access } from '../domain/model/staff/resolve-access.ts';
import type { Found } from '../domain/search/open-found.ts';
import type { SearchResult } from '../domain/search/search-shops.ts';
import type { StaffId } from '../protocol/vocabulary.ts';
import { summaryView } from './conversation-views.ts';
import { leadSummaryView } from './lead-views.ts';

const hitView = (access: Access, names: ReadonlyMap<StaffId, string>, found: Found) => {
  const { place, snippet } = found;
  const common = {
    text: snippet.text,
    marks: snippet.marks.map(([start, end]): [number, number] => [start, end]),
    at: place.at.toISOString(),
  };
  return found.kind === 'lead'
    ? { kind: found.kind, lead: leadSummaryView(access, names, found.lead), ...common }
    : { kind: found.kind, conversation: summaryView(found.conversation), seq: found.seq, ...common };
};

export const searchView = (
  access: Access,
  names: ReadonlyMap<StaffId, string>,
  { found, next, isCut, isIndexStale }: SearchResult,
) => ({
  results: found.map((one) => hitView(access, names, one)),
  next: next === null ? null : { ...next, at: next.at.toISOString() },
  isCut,
  isIndexStale,
});
