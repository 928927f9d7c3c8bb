/** Imports nothing. */

export const BLOCK_REASONS = ['abuse', 'threat', 'spam', 'fraud', 'other'] as const;
export type BlockReason = (typeof BLOCK_REASONS)[number];

export const SUSPICION_RULES = ['fast', 'trap', 'links', 'link_code', 'repeated'] as const;
export type SuspicionRule = (typeof SUSPICION_RULES)[number];
export const BLOCK_DAYS = [1, 7, 30] as const;
export type BlockDays = (typeof BLOCK_DAYS)[number];
export type BlockId = `blk_${string}`;
