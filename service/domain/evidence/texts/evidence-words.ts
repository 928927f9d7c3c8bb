import type { EvidenceWords } from './evidence-catalog.ts';

/** What is looked at. */
export type CheckKind = keyof EvidenceWords['checkNames'];

/** What was found. */
export type Finding = keyof EvidenceWords['findings'];
