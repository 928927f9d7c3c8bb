import type { CardId } from '../../../protocol/vocabulary.ts';

/** The visitor asked to be answered by mail: the address is the answer of this card, sealed there. Decision 0125. */
export type MailWay = {
  readonly cardId: CardId;
  /** No mail is sent, and none of its links opens the chat, from then on. */
  readonly until: Date;
  /** The newest event that a mail told of, and when it was queued; null before the first mail. */
  readonly told: { readonly seq: number; readonly at: Date } | null;
  /** The visitor ticked that the text of answers stands in the mails. Decision 0127. */
  readonly textByMail?: boolean;
};

/** A link of a mail, the token of a further device or of a repeated first message, or that in the address for replies by mail. */
export type WayKind = 'link' | 'token' | 'reply';
/** Whoever holds the secret behind the hash gets into the conversation; by `reply` one writes into it and reads nothing. */
export type WayKey = { readonly kind: WayKind; readonly hash: string; readonly until: Date };

/** How the visitor comes back to a conversation beside its first token. Decision 0125. */
export type WaysBack = { readonly mail: MailWay | null; readonly keys: readonly WayKey[] };

export const NO_WAYS: WaysBack = { mail: null, keys: [] };

/** As many links, and as many further devices, as open a conversation at a time; the oldest end first. */
const MOST_KEYS = 5;

/** The ways with one key more; of the address for replies there is one at a time. */
export const withKey = (ways: WaysBack, key: WayKey): WaysBack => {
  const others = ways.keys.filter(({ kind }) => kind !== key.kind);
  const same = key.kind === 'reply' ? [] : ways.keys.filter(({ kind }) => kind === key.kind);
  return { ...ways, keys: [...others, ...same.slice(1 - MOST_KEYS), key] };
};

export const withoutKeys = (ways: WaysBack, kind: WayKind): WaysBack => ({
  ...ways,
  keys: ways.keys.filter((key) => key.kind !== kind),
});

/** No mails any more; their links open nothing, and replies to them go nowhere. */
export const withoutMail = (ways: WaysBack): WaysBack => ({
  ...withoutKeys(withoutKeys(ways, 'link'), 'reply'),
  mail: null,
});

/** Nothing opens the conversation; replies to mails find it, and wait until its restriction is lifted. Rule: RT-3. */
export const repliesAlone = (ways: WaysBack): WaysBack => ({
  ...ways,
  keys: ways.keys.filter(({ kind }) => kind === 'reply'),
});

export const hasKey = (ways: WaysBack | null | undefined, kind: WayKind, hash: string): boolean =>
  ways?.keys.some((key) => key.kind === kind && key.hash === hash) ?? false;

/** The visitor is answered by mail too; null once the visitor has left the conversation for good. */
export const mailWayOf = (conversation: {
  readonly tokenHash: string | null;
  readonly waysBack?: WaysBack | null;
}): MailWay | null => (conversation.tokenHash === null ? null : (conversation.waysBack?.mail ?? null));
