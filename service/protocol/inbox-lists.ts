/** Lists of the inbox that service and console share. Imports nothing. */

/** Why a consultant blocked a visitor. */
export const BLOCK_REASONS = ['abuse', 'threat', 'spam', 'fraud', 'other'] as const;
export type BlockReason = (typeof BLOCK_REASONS)[number];

/** Why a contact form is taken for spam and waits in the quarantine. */
export const SUSPICION_RULES = ['fast', 'trap', 'links', 'link_code', 'repeated'] as const;
export type SuspicionRule = (typeof SUSPICION_RULES)[number];
/** Days for which a customer of the shop can be blocked. */
export const BLOCK_DAYS = [1, 7, 30] as const;
export type BlockDays = (typeof BLOCK_DAYS)[number];
export type BlockId = `blk_${string}`;
