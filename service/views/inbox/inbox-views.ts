import type { InboxFound } from '../../domain/conversation/read-inbox.ts';
import type { InboxPage, InboxPlace } from '../../domain/model/conversation/inbox.ts';
import type { ConversationId, InboxPart } from '../../protocol/vocabulary.ts';
import { summaryView } from '../conversation-views.ts';

type Behind = InboxFound['more'][number];
const closedPlaceText = ({ at, id }: InboxPlace): string => `${at.getTime()}.${id}`;
/** Where the closed conversations go on, as the console sends it back; the schema has checked its form. */
export const closedPlaceOf = (text: string): InboxPlace => {
  const [at, ...id] = text.split('.');
  return { at: new Date(Number(at)), id: id.join('.') as ConversationId };
};
/** Where a part of the inbox goes on, as the console sends it back. */
export const placeText = ({ part, place }: Behind): string => `${part}.${closedPlaceText(place)}`;
/** Reads it; the schema has checked its form. */
export const placeOf = (text: string): Behind => {
  const [part, ...place] = text.split('.');
  return { part: part as InboxPart, place: closedPlaceOf(place.join('.')) };
};

export const closedView = ({ conversations, next }: InboxPage) => ({
  conversations: conversations.map(summaryView),
  next: next === null ? null : closedPlaceText(next),
});

export const inboxView = (found: InboxFound) => ({
  conversations: found.conversations.map(summaryView),
  more: found.more.map((one) => ({ part: one.part, before: placeText(one) })),
  cursor: found.at.toISOString(),
});
