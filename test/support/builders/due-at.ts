import { type ProofsDue, proofsDue } from '../../../service/domain/model/consent/proof-period.ts';
import {
  type ConversationsDue,
  conversationsDue,
  DEFAULT_PERIODS,
  type LeadsDue,
  leadsDue,
  type Periods,
} from '../../../service/domain/model/retention/retention.ts';

/** Longest periods, so that only promised ends count. */
const LONGEST: Periods = {
  ...DEFAULT_PERIODS,
  leadRetentionDays: 1095,
  conversationRetentionDays: 1095,
  anonymousRetentionDays: 1095,
  enquiryProofYears: 6,
  marketingProofYears: 6,
};
export const dueAt = (
  at: Date,
  periods: Partial<Periods> = {},
): { leads: LeadsDue; conversations: ConversationsDue; proofs: ProofsDue } => ({
  leads: leadsDue({ ...LONGEST, ...periods }, at),
  conversations: conversationsDue({ ...LONGEST, ...periods }, at),
  proofs: proofsDue({ ...LONGEST, ...periods }, at),
});
