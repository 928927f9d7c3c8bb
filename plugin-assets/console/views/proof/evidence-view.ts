/** Evidence is untyped JSON as stored; read defensively, so that an unexpected field never breaks the card. */
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

/** Returns the text only if it is a valid time. */
export const momentAt = (from: OpenRecord | null, key: string): string | null => {
  const text = textAt(from, key);
  return text !== null && !Number.isNaN(Date.parse(text)) ? text : null;
};

export type EvidenceParts = {
  /** The consent, or where none was asked that the notice was shown; null when nothing was recorded. */
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

/** The file to hand over. Its keys came in canonical order, and so they are written. */
export const evidenceText = (evidence: EvidenceFile): string => `${JSON.stringify(evidence)}\n`;

/** Both ends of a hash, short enough to compare by eye. */
export const shortHash = (hash: string): string =>
  hash.length <= 20 ? hash : `${hash.slice(0, 10)}…${hash.slice(-8)}`;
