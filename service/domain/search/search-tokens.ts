import { LEAD_FIELDS, type LeadField } from '../../protocol/vocabulary.ts';
import type { FieldVault } from '../model/base/ports.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { Conversation, ConversationEvent } from '../model/conversation/conversation.ts';
import type { Lead } from '../model/lead/lead.ts';
import type { SearchRow } from '../model/search/search-store.ts';
import { indexedParts, wordsIn } from '../model/search/search-words.ts';
import { addressesIn } from '../model/text/mentions.ts';

const MAX_TOKENS = 300;
/** Significant digits of a phone number. */
export const PHONE_DIGITS = 9;

type Vault = Pick<FieldVault, 'searchTokens' | 'subjectKey'>;

/** Prefixes separate words, addresses and numbers. */
export const wordMark = (part: string): string => `word:${part}`;
export const keyMark = (subjectKey: string): string => `key:${subjectKey}`;
/** Null for too short a number. */
export const phoneMark = (value: string): string | null => {
  const digits = value.replace(/\D/g, '');
  return digits.length < 7 ? null : `phone:${digits.slice(-PHONE_DIGITS)}`;
};

const marksOf = async (vault: Vault, scope: ShopScope, text: string): Promise<string[]> => {
  const marks: string[] = [];
  for (const { kind, value } of addressesIn(text)) {
    if (kind === 'email') marks.push(keyMark(await vault.subjectKey(scope, 'email', value)));
    else marks.push(...[phoneMark(value)].filter((mark) => mark !== null));
  }
  for (const { form } of wordsIn(text)) marks.push(...indexedParts(form).map(wordMark));
  return marks;
};

const tokensOf = async (vault: Vault, scope: ShopScope, marks: readonly string[]): Promise<number[]> => {
  const first = [...new Set(marks)].slice(0, MAX_TOKENS);
  return [...new Set(await vault.searchTokens(scope, first))].sort((a, b) => a - b);
};

/** Empty without text, but keeps its place. */
export const messageRow = async (
  vault: Vault,
  scope: ShopScope,
  { conversationId, seq, at }: Pick<ConversationEvent, 'conversationId' | 'seq' | 'at'>,
  text: string | null,
): Promise<SearchRow> => ({
  id: `${conversationId}/${seq}`,
  shopId: scope.shopId,
  ref: conversationId,
  seq,
  at,
  tokens: text === null ? [] : await tokensOf(vault, scope, await marksOf(vault, scope, text)),
});

/** Known addresses of a conversation; null: none. */
export const addressRow = async (
  vault: Vault,
  scope: ShopScope,
  { id, openedAt, subjectKeys }: Pick<Conversation, 'id' | 'openedAt' | 'subjectKeys'>,
): Promise<SearchRow | null> =>
  subjectKeys.length === 0
    ? null
    : {
        id: `${id}/keys ${subjectKeys.length}`,
        shopId: scope.shopId,
        ref: id,
        seq: 0,
        at: openedAt,
        tokens: await tokensOf(vault, scope, subjectKeys.map(keyMark)),
      };

export type LeadValues = Partial<Record<LeadField | 'message', string>>;

/** Searchable text of a lead. */
export const leadText = (values: LeadValues): string =>
  [...LEAD_FIELDS, 'message' as const].flatMap((field) => values[field] ?? []).join('\n');

export const leadRow = async (
  vault: Vault,
  scope: ShopScope,
  { id, createdAt }: Pick<Lead, 'id' | 'createdAt'>,
  values: LeadValues,
): Promise<SearchRow> => ({
  id,
  shopId: scope.shopId,
  ref: id,
  seq: 0,
  at: createdAt,
  tokens: await tokensOf(vault, scope, await marksOf(vault, scope, leadText(values))),
});
