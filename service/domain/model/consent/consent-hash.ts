import { canonicalJson, type Json } from '../base/canonical-json.ts';
import type { Digest } from '../base/ports.ts';
import type { Commitment, ConsentEvent } from './consent.ts';

type Signed = Omit<ConsentEvent, 'hash' | 'keyId' | 'signature' | 'proofExpiresAt' | 'endedAt' | 'endedAs'>;

/**
 * The text whose SHA-256 is the event's hash. Of `ref`, `sessionRef` and `pageOrigin` only the commitments stand in
 * it, so erasing what they hide breaks nothing. Decisions 0014, 0087.
 */
export const consentCanonicalText = (event: Signed): string => {
  const signed: Json = {
    v: 1,
    id: event.id,
    shopId: event.shopId,
    seq: event.seq,
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

/** What the signature covers: the hash under a prefix, so that no other signature of ours can be passed off as it. */
export const signatureText = (hash: string): string => `zgoda-consent.v1.${hash}`;

/** SHA-256 over salt and value. */
export const commit = (salt: string, value: string, digest: Pick<Digest, 'sha256Hex'>): string =>
  digest.sha256Hex(`${salt}.${value}`);

/** The page of an event, whenever it was written; null where none was named, or it was erased. */
export const pageOf = ({ pageOrigin }: { readonly pageOrigin: Commitment | string | null }): string | null =>
  typeof pageOrigin === 'string' ? pageOrigin : (pageOrigin?.value ?? null);
