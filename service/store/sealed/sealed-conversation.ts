import { type ContentKey, SEALED_MARK, SEALED_PART_END } from '../../domain/model/content/content-keys.ts';
import {
  type Conversation,
  type ConversationEvent,
  type EventBody,
  PREVIEW_CODE_POINTS,
} from '../../domain/model/conversation/conversation.ts';
import { blankStrings, openStrings, sealStrings } from './sealed-strings.ts';

/** Opened values of a conversation that are kept with its key: they are read with every message. */
const REMEMBERED = 8;
const opened = new WeakMap<ContentKey, Map<string, string>>();
const remember = (key: ContentKey, sealed: string, text: string): void => {
  const known = opened.get(key) ?? new Map<string, string>();
  opened.set(key, known);
  for (const [oldest] of known) {
    if (known.size < REMEMBERED) break;
    known.delete(oldest);
  }
  known.set(sealed, text);
};
/** A key that remembers what it opened. */
const remembering = (key: ContentKey): ContentKey => ({
  seal: key.seal,
  open(field, sealed) {
    const known = opened.get(key)?.get(sealed);
    if (known !== undefined) return known;
    const text = key.open(field, sealed);
    remember(key, sealed, text);
    return text;
  },
});

/** Where the beginning of a text ends, which the inbox shows. */
const beginningEnd = (text: string): number => {
  if (text.length <= PREVIEW_CODE_POINTS) return text.length;
  return Array.from(text.slice(0, 2 * PREVIEW_CODE_POINTS))
    .slice(0, PREVIEW_CODE_POINTS)
    .join('').length;
};

/** Beginning and rest are sealed apart, so that the inbox opens the beginning alone. */
export const sealText = (key: ContentKey, text: string): string => {
  if (text === '') return text;
  const end = beginningEnd(text);
  const beginning = text.slice(0, end);
  const sealed = key.seal('text', beginning);
  remember(key, sealed, beginning);
  return end === text.length ? sealed : `${sealed}${SEALED_PART_END}${key.seal('rest', text.slice(end))}`;
};
const openText = (key: ContentKey, sealed: string): string => {
  if (!sealed.startsWith(SEALED_MARK)) return sealed;
  const [beginning = '', rest] = sealed.split(SEALED_PART_END);
  return key.open('text', beginning) + (rest === undefined ? '' : key.open('rest', rest));
};

type Assigned = { readonly staffId: string; readonly name: string };
const mapName = <T extends Assigned>(assigned: T | null, map: (name: string) => string): T | null =>
  assigned === null ? null : { ...assigned, name: map(assigned.name) };

export const sealConversation = (key: ContentKey, conversation: Conversation): Conversation => ({
  ...conversation,
  page: sealStrings(key, 'page', conversation.page),
  product: sealStrings(key, 'product', conversation.product),
  customer: sealStrings(key, 'customer', conversation.customer),
  assignedTo: mapName(conversation.assignedTo, (name) => sealStrings(key, 'name', name)),
  preview: sealText(key, conversation.preview),
});

/** Stores hand out the same frozen row until it changes. */
const openedRows = new WeakMap<Conversation, { key: ContentKey; conversation: Conversation }>();

export const openConversation = (key: ContentKey, sealed: Conversation): Conversation => {
  const known = openedRows.get(sealed);
  if (known?.key === key) return known.conversation;
  const own = remembering(key);
  const conversation: Conversation = Object.freeze({
    ...sealed,
    page: openStrings(own, 'page', sealed.page),
    product: Object.freeze(openStrings(own, 'product', sealed.product)),
    customer: openStrings(own, 'customer', sealed.customer),
    assignedTo: Object.freeze(mapName(sealed.assignedTo, (name) => openStrings(own, 'name', name))),
    preview: openText(own, sealed.preview),
  });
  openedRows.set(sealed, { key, conversation });
  return conversation;
};

/** A conversation whose key is gone, for what removes it: without content. */
export const blankConversation = (sealed: Conversation): Conversation =>
  Object.freeze({
    ...sealed,
    page: null,
    product: null,
    customer: null,
    assignedTo: mapName(sealed.assignedTo, blankStrings),
    preview: '',
  });

export const sealBody = (key: ContentKey, body: EventBody): EventBody => {
  switch (body.kind) {
    case 'message':
      return {
        ...body,
        text: body.text === null ? null : sealText(key, body.text),
        name: sealStrings(key, 'name', body.name),
      };
    case 'card':
      return {
        ...body,
        request: sealStrings(key, 'request', body.request),
        name: sealStrings(key, 'name', body.name),
      };
    case 'assigned':
      return { ...body, assignedTo: mapName(body.assignedTo, (name) => sealStrings(key, 'name', name)) };
    default:
      return body;
  }
};

const openBody = (key: ContentKey, body: EventBody): EventBody => {
  switch (body.kind) {
    case 'message':
      return {
        ...body,
        text: body.text === null ? null : openText(key, body.text),
        name: openStrings(key, 'name', body.name),
      };
    case 'card':
      return {
        ...body,
        request: openStrings(key, 'request', body.request),
        name: openStrings(key, 'name', body.name),
      };
    case 'assigned':
      return { ...body, assignedTo: mapName(body.assignedTo, (name) => openStrings(key, 'name', name)) };
    default:
      return body;
  }
};

export const openEvent = (key: ContentKey, sealed: ConversationEvent): ConversationEvent =>
  Object.freeze({ ...sealed, body: Object.freeze(openBody(key, sealed.body)) });
