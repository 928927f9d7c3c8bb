import type { ConversationId, Locale, ShopId } from '../../protocol/vocabulary.ts';
import type { Clock, Digest, FieldVault, Ids } from '../model/base/ports.ts';
import type { ShopScope } from '../model/base/tenancy.ts';

/** Validity of the code, in milliseconds; the mail names it. */
const LOOKUP_MS = 15 * 60_000;

/** A visitor's question about an order. The browser holds it sealed; nothing is stored. Rule: AD-53. */
export type OrderLookup = {
  readonly number: string;
  /** Null: the shop asks for the number alone. */
  readonly email: string | null;
  readonly locale: Locale;
  readonly nonce: string;
  /** Unix milliseconds. */
  readonly until: number;
};

export type OrderRate = 'orderSearch' | 'orderNumber' | 'orderCode';
export type TakeOrderRate = (name: OrderRate, key: string) => Promise<void> | undefined;

type Deps = { vault: Pick<FieldVault, 'seal' | 'open'>; digest: Digest; ids: Ids; clock: Clock };

const KIND = 'order-lookup';

export const sealLookup = async (
  { vault, ids, clock }: Deps,
  scope: ShopScope,
  asked: Pick<OrderLookup, 'number' | 'email' | 'locale'>,
): Promise<{ lookup: OrderLookup; sealed: string }> => {
  const lookup = { ...asked, nonce: ids.secret(), until: clock.now().getTime() + LOOKUP_MS };
  return { lookup, sealed: await vault.seal(scope, JSON.stringify({ kind: KIND, ...lookup })) };
};

/** Null: forged, of another shop, or expired. */
export const openLookup = async (
  { vault, clock }: Deps,
  scope: ShopScope,
  sealed: string,
): Promise<OrderLookup | null> => {
  const text = await vault.open(scope, sealed).catch(() => null);
  if (text === null) return null;
  const { kind, ...lookup } = JSON.parse(text) as OrderLookup & { kind?: string };
  return kind === KIND && clock.now().getTime() <= lookup.until ? lookup : null;
};

/** Six digits, from the server's key and the nonce. */
export const codeOf = ({ digest }: Pick<Deps, 'digest'>, { nonce }: OrderLookup): string => {
  const hex = digest.sha256Hex(digest.keyed('order-code', nonce)).slice(0, 12);
  return String(Number.parseInt(hex, 16) % 1_000_000).padStart(6, '0');
};

/** As contract section 11 compares numbers: without case, spaces around it and a leading #. */
export const numberKey = ({ digest }: Pick<Deps, 'digest'>, shopId: ShopId, number: string): string =>
  digest.keyed('order-number', `${shopId} ${number.trim().replace(/^#/, '').trim().toLowerCase()}`);

/** Counted by conversation, else by address. */
export type Asker = { readonly conversationId: ConversationId | null; readonly address: string };
