import type { CardId } from '../../../protocol/vocabulary.ts';

/** Address: the card's sealed answer. */
export type MailWay = {
  readonly cardId: CardId;
  /** Also ends its links. */
  readonly until: Date;
  /** Newest notified event; null: no mail yet. */
  readonly told: { readonly seq: number; readonly at: Date } | null;
  /** Visitor's consent. */
  readonly textByMail?: boolean;
};

/** `token`: another device or repeated first message. */
export type WayKind = 'link' | 'token' | 'reply';
/** `reply`: write only. */
export type WayKey = { readonly kind: WayKind; readonly hash: string; readonly until: Date };

export type WaysBack = { readonly mail: MailWay | null; readonly keys: readonly WayKey[] };

export const NO_WAYS: WaysBack = { mail: null, keys: [] };

/** Per kind; the earliest end is dropped. */
const MOST_KEYS = 5;

/** Adds a key; at most one `reply` key. */
export const withKey = (ways: WaysBack, key: WayKey): WaysBack => {
  const others = ways.keys.filter(({ kind }) => kind !== key.kind);
  const same = key.kind === 'reply' ? [] : ways.keys.filter(({ kind }) => kind === key.kind);
  return { ...ways, keys: [...others, ...same.slice(1 - MOST_KEYS), key] };
};

export const withoutKeys = (ways: WaysBack, kind: WayKind): WaysBack => ({
  ...ways,
  keys: ways.keys.filter((key) => key.kind !== kind),
});

/** Removes mail, its links and its reply key. */
export const withoutMail = (ways: WaysBack): WaysBack => ({
  ...withoutKeys(withoutKeys(ways, 'link'), 'reply'),
  mail: null,
});

/** Keeps reply keys only, during a restriction. Rule: RT-3. */
export const repliesAlone = (ways: WaysBack): WaysBack => ({
  ...ways,
  keys: ways.keys.filter(({ kind }) => kind === 'reply'),
});

export const hasKey = (ways: WaysBack | null | undefined, kind: WayKind, hash: string): boolean =>
  ways?.keys.some((key) => key.kind === kind && key.hash === hash) ?? false;

/** Null: the visitor ended it. */
export const mailWayOf = (conversation: {
  readonly tokenHash: string | null;
  readonly waysBack?: WaysBack | null;
}): MailWay | null => (conversation.tokenHash === null ? null : (conversation.waysBack?.mail ?? null));
