import type { EvidenceWords } from './evidence-catalog.ts';

/** Checked parts. */
export type CheckKind = keyof EvidenceWords['checkNames'];

/** Findings. */
export type Finding = keyof EvidenceWords['findings'];
