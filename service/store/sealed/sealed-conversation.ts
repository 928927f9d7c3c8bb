import { type ContentKey, SEALED_MARK, SEALED_PART_END } from '../../domain/model/content/content-keys.ts';
import { changeableCopy } from '../../domain/model/conversation/apply-to-cache.ts';
import type {
  Conversation,
  ConversationEvent,
  EventBody,
} from '../../domain/model/conversation/conversation.ts';
import { PREVIEW_CODE_POINTS } from '../../domain/model/conversation/preview.ts';
import { blankStrings, openStrings, sealStrings } from './sealed-strings.ts';

/** End of the excerpt for the inbox. */
const beginningEnd = (text: string): number => {
  if (text.length <= PREVIEW_CODE_POINTS) return text.length;
  return Array.from(text.slice(0, 2 * PREVIEW_CODE_POINTS))
    .slice(0, PREVIEW_CODE_POINTS)
    .join('').length;
};

/** Excerpt and rest sealed apart: the inbox opens the excerpt only. */
export const sealText = (key: ContentKey, text: string): string => {
  if (text === '') return text;
  const end = beginningEnd(text);
  const beginning = text.slice(0, end);
  const sealed = key.seal('text', beginning);
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

/** Rarely changed fields. */
type Facts = Pick<Conversation, 'page' | 'product' | 'customer' | 'assignedTo'>;
const openFacts = (key: ContentKey, { page, product, customer, assignedTo }: Facts): Facts => ({
  page: openStrings(key, 'page', page),
  product: Object.freeze(openStrings(key, 'product', product)),
  customer: openStrings(key, 'customer', customer),
  assignedTo: Object.freeze(mapName(assignedTo, (name) => openStrings(key, 'name', name))),
});
const areSame = (one: Facts, other: Facts): boolean =>
  one.page === other.page &&
  one.customer === other.customer &&
  hasSameValues(one.product, other.product) &&
  hasSameValues(one.assignedTo, other.assignedTo);
const hasSameValues = <T extends object>(one: T | null, other: T | null): boolean => {
  if (one === null || other === null || one === other) return one === other;
  const names = Object.keys(one) as (keyof T)[];
  return names.length === Object.keys(other).length && names.every((name) => one[name] === other[name]);
};

/** Plain and sealed text. */
export type Written = { readonly text: string; readonly sealed: string };
/** Last opened conversation per key: unchanged fields are not opened again. */
const openedLast = new WeakMap<ContentKey, { sealed: Conversation; conversation: Conversation }>();

/** @param written newest message in plain text */
export const openConversation = (
  key: ContentKey,
  sealed: Conversation,
  written: Written | null = null,
): Conversation => {
  const last = openedLast.get(key);
  if (last?.sealed === sealed) return last.conversation;
  const { page, product, customer, assignedTo } =
    last !== undefined && areSame(last.sealed, sealed) ? last.conversation : openFacts(key, sealed);
  const openPreview = (): string => {
    if (sealed.preview === last?.sealed.preview) return last.conversation.preview;
    return sealed.preview === written?.sealed ? written.text : openText(key, sealed.preview);
  };
  const conversation = changeableCopy(sealed);
  conversation.page = page;
  conversation.product = product;
  conversation.customer = customer;
  conversation.assignedTo = assignedTo;
  conversation.preview = openPreview();
  Object.freeze(conversation);
  openedLast.set(key, { sealed, conversation });
  return conversation;
};

/** Erased conversation without content, for removals. */
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
    case 'attachment':
      // Sealed like text, for the inbox.
      return {
        ...body,
        fileName: sealText(key, body.fileName),
        name: sealStrings(key, 'name', body.name),
      };
    case 'attachment_request':
      return { ...body, text: sealText(key, body.text), name: sealStrings(key, 'name', body.name) };
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
    case 'attachment':
      return {
        ...body,
        fileName: openText(key, body.fileName),
        name: openStrings(key, 'name', body.name),
      };
    case 'attachment_request':
      return { ...body, text: openText(key, body.text), name: openStrings(key, 'name', body.name) };
    case 'assigned':
      return { ...body, assignedTo: mapName(body.assignedTo, (name) => openStrings(key, 'name', name)) };
    default:
      return body;
  }
};

export const openEvent = (key: ContentKey, sealed: ConversationEvent): ConversationEvent =>
  Object.freeze({ ...sealed, body: Object.freeze(openBody(key, sealed.body)) });
