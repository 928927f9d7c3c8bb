/** Lists of the inbox that service and console share. Imports nothing. */

/** Why a consultant blocked a visitor. Decision 0118. */
export const BLOCK_REASONS = ['abuse', 'threat', 'spam', 'fraud', 'other'] as const;
export type BlockReason = (typeof BLOCK_REASONS)[number];
