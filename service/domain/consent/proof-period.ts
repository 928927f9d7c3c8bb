import type { ConsentPurpose } from './consent.ts';

const YEAR_MS = 365 * 24 * 3_600_000;

/**
 * Until when the skeleton of a consent proves that there was one: three years for marketing, one for enquiries,
 * from the end of the processing that it proves (privacy.md §2).
 */
export const proofEnd = (purpose: ConsentPurpose, at: Date): Date =>
  new Date(at.getTime() + (purpose.startsWith('marketing_') ? 3 : 1) * YEAR_MS);
