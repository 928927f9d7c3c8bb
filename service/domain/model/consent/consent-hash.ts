import { canonicalJson, type Json } from '../base/canonical-json.ts';
import type { Digest } from '../base/ports.ts';
import type { Commitment, ConsentEvent, LedgerEntry, LedgerEpoch, PlacedEntry } from './consent.ts';

type Signed = Omit<
  ConsentEvent,
  'pageOrigin' | 'hash' | 'keyId' | 'signature' | 'proofExpiresAt' | 'endedAt' | 'endedAs'
> & { readonly pageOrigin: ConsentEvent['pageOrigin'] | string };

/** Text hashed for an event; holds only commitments, so that values can be erased. */
export const consentCanonicalText = (event: Signed): string => {
  const signed: Json = {
    v: 1,
    id: event.id,
    shopId: event.shopId,
    seq: event.seq,
    ...(event.epoch === undefined ? {} : { epoch: event.epoch }),
    action: event.action,
    ofEvent: event.ofEvent,
    purpose: event.purpose,
    noticeId: event.noticeId,
    formId: event.formId,
    method: event.method,
    control:
      event.control === null ? null : { id: event.control.id, initialState: event.control.initialState },
    ...(event.doi === undefined
      ? {}
      : { doi: { sentAt: event.doi.sentAt, confirmedAt: event.doi.confirmedAt } }),
    occurredAt: event.occurredAt.toISOString(),
    actor: event.actor,
    via: event.via,
    subjectKey: event.subjectKey,
    subjectKind: event.subjectKind,
    ...(event.personCommitment === undefined ? {} : { personCommitment: event.personCommitment }),
    ref: event.ref.commitment,
    sessionRef: event.sessionRef.commitment,
    pageOrigin:
      typeof event.pageOrigin === 'string' ? event.pageOrigin : (event.pageOrigin?.commitment ?? null),
    widgetVersion: event.widgetVersion,
    adapterVersion: event.adapterVersion,
    previousHash: event.previousHash,
  };
  return canonicalJson(signed);
};

export const consentHash = (event: Signed, digest: Pick<Digest, 'sha256Hex'>): string =>
  digest.sha256Hex(consentCanonicalText(event));

/** Signed text; prefixed against reuse of other signatures. */
export const signatureText = (hash: string): string => `zgoda-consent.v1.${hash}`;

/** SHA-256 of salt and value. */
export const commit = (salt: string, value: string, digest: Pick<Digest, 'sha256Hex'>): string =>
  digest.sha256Hex(`${salt}.${value}`);

/** Page of an event; null: absent or erased. */
export const pageOf = ({ pageOrigin }: { readonly pageOrigin: Commitment | string | null }): string | null =>
  typeof pageOrigin === 'string' ? pageOrigin : (pageOrigin?.value ?? null);

/** Text hashed for an epoch entry. */
export const epochCanonicalText = (
  opening: Omit<LedgerEpoch, 'at' | 'hash' | 'keyId' | 'signature'> & {
    readonly at: string;
    /** Only in evidence files. */
    readonly witnessed?: { readonly by: string; readonly at: string; readonly statement: string };
  },
): string => {
  const { id, shopId, seq, epoch, from, at, known, witnessed, previousHash } = opening;
  const noted =
    known === null ? null : { epoch: known.epoch, seq: known.seq, hash: known.hash, at: known.at };
  const seen =
    witnessed === undefined
      ? {}
      : { witnessed: { by: witnessed.by, at: witnessed.at, statement: witnessed.statement } };
  return canonicalJson({
    ...{ v: 1, kind: 'epoch', id, shopId, seq, epoch, from, at, known: noted, previousHash },
    ...seen,
  });
};

export const placedOf = (entry: LedgerEntry): PlacedEntry => {
  switch (entry.kind) {
    case 'event':
      return entry.event;
    case 'tombstone':
      return entry.tombstone;
    case 'epoch':
      return entry.epoch;
  }
};

/** Creation time; for a tombstone, its conversion time. */
export const writtenAt = (entry: LedgerEntry): Date => {
  switch (entry.kind) {
    case 'event':
      return entry.event.occurredAt;
    case 'tombstone':
      return entry.tombstone.at;
    case 'epoch':
      return entry.epoch.at;
  }
};
