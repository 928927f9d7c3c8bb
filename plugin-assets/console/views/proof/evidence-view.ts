/** Untyped JSON, read defensively against unexpected fields. */
import type { EvidenceFile } from '../../../../service/protocol/api/evidence-api.ts';

export type OpenRecord = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is OpenRecord => typeof value === 'object' && value !== null;
export const recordAt = (from: OpenRecord | null, key: string): OpenRecord | null => {
  const value = from?.[key];
  return isRecord(value) ? value : null;
};
export const textAt = (from: OpenRecord | null, key: string): string | null => {
  const value = from?.[key];
  return typeof value === 'string' && value !== '' ? value : null;
};
export const numberAt = (from: OpenRecord | null, key: string): number | null => {
  const value = from?.[key];
  return typeof value === 'number' ? value : null;
};
export const listAt = (from: OpenRecord | null, key: string): readonly unknown[] => {
  const value = from?.[key];
  return Array.isArray(value) ? value : [];
};
export const textsAt = (from: OpenRecord | null, key: string): string[] =>
  listAt(from, key).filter((value) => typeof value === 'string');

/** Null unless a valid time. */
export const momentAt = (from: OpenRecord | null, key: string): string | null => {
  const text = textAt(from, key);
  return text !== null && !Number.isNaN(Date.parse(text)) ? text : null;
};

export type EvidenceParts = {
  /** Consent, or the notice shown; null when nothing was recorded. */
  grant: OpenRecord | null;
  events: readonly OpenRecord[];
  notice: OpenRecord | null;
  content: OpenRecord | null;
  controller: OpenRecord | null;
  policy: OpenRecord | null;
};
export const partsOf = (evidence: EvidenceFile): EvidenceParts => {
  const content = recordAt(evidence.notice, 'content');
  return {
    grant:
      evidence.events.find((event) => ['granted', 'informed'].includes(textAt(event, 'action') ?? '')) ??
      null,
    events: evidence.events,
    notice: evidence.notice,
    content,
    controller: recordAt(content, 'controller'),
    policy: recordAt(content, 'policy'),
  };
};

/** Keys stay in canonical order. */
export const evidenceText = (evidence: EvidenceFile): string => `${JSON.stringify(evidence)}\n`;

/** Both ends, for comparison by eye. */
export const shortHash = (hash: string): string =>
  hash.length <= 20 ? hash : `${hash.slice(0, 10)}…${hash.slice(-8)}`;
