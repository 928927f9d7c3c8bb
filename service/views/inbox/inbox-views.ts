import type { InboxFound } from '../../domain/conversation/read-inbox.ts';
import type { InboxPage, InboxPlace } from '../../domain/model/conversation/inbox.ts';
import type { ConversationId, InboxPart } from '../../protocol/vocabulary.ts';
import { summaryView } from '../conversation-views.ts';

type MoreRows = InboxFound['more'][number];
const closedPlaceText = ({ at, id }: InboxPlace): string => `${at.getTime()}.${id}`;
/** Position in the closed list, from the console; form checked by the schema. */
export const closedPlaceOf = (text: string): InboxPlace => {
  const [at, ...id] = text.split('.');
  return { at: new Date(Number(at)), id: id.join('.') as ConversationId };
};
/** Position in a part of the inbox, as text for the console. */
export const placeText = ({ part, place }: MoreRows): string => `${part}.${closedPlaceText(place)}`;
/** Parses it; form checked by the schema. */
export const placeOf = (text: string): MoreRows => {
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
