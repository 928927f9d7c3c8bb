import { makeHoldConversation, makeHoldLead } from '../../domain/retention/hold-record.ts';
import { makePreviewRetention } from '../../domain/retention/preview-retention.ts';
import { makeSweepExpired, type SweepDeps } from '../../domain/retention/sweep-expired.ts';

/** Everything about time: what goes, what would go, what is kept. */
export const makeRetentionUseCases = (base: SweepDeps & Parameters<typeof makePreviewRetention>[0]) => ({
  sweepExpired: makeSweepExpired(base),
  previewRetention: makePreviewRetention(base),
  holdLead: makeHoldLead(base),
  holdConversation: makeHoldConversation(base),
});
