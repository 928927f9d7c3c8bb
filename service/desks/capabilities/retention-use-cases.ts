import { makeSweepOrphans, refKeepers } from '../../domain/consent/sweep-orphans.ts';
import { makeSweepNotices } from '../../domain/notice/sweep-notices.ts';
import { makeSweepChatReceipts } from '../../domain/receipt/open-chat-receipt.ts';
import { makeHoldConversation, makeHoldLead } from '../../domain/retention/hold-record.ts';
import { makePreviewRetention } from '../../domain/retention/preview-retention.ts';
import { makeSweepDestroyed } from '../../domain/retention/sweep-destroyed.ts';
import { makeSweepExpired } from '../../domain/retention/sweep-expired.ts';
import { makeSweepKeyless } from '../../domain/retention/sweep-keyless.ts';
import { makeSweepStrayWords } from '../../domain/retention/sweep-stray-words.ts';
import type { IsRestricted } from '../../domain/subject-rights/restriction/restrict-person.ts';
import type { BaseDeps } from '../base-deps.ts';
import type { AccountUseCases } from './account-use-cases.ts';
import type { AgreementUseCases } from './agreement-use-cases.ts';
import type { AlertUseCases } from './alert-use-cases.ts';
import type { AttachmentUseCases } from './attachment-use-cases.ts';
import type { CardUseCases } from './card-use-cases.ts';
import type { NoteUseCases } from './chat-extras/note-use-cases.ts';
import type { TagUseCases } from './chat-extras/tag-use-cases.ts';
import type { ConversationUseCases } from './conversation-use-cases.ts';
import type { MarketingUseCases } from './marketing-use-cases.ts';
import type { RegistrationUseCases } from './registration-use-cases.ts';

type Deps = BaseDeps &
  Pick<AccountUseCases, 'sweepAccounts'> &
  Pick<AgreementUseCases, 'sweepAgreements'> &
  Pick<CardUseCases, 'forgetCards' | 'endCards'> &
  Pick<AlertUseCases, 'forgetAlerts'> &
  Pick<AttachmentUseCases, 'forgetAttachments' | 'sweepAttachments'> &
  Pick<ConversationUseCases, 'eraseConversation'> &
  Pick<MarketingUseCases, 'purgeOptins'> &
  Pick<NoteUseCases, 'forgetNotes' | 'endNotes'> &
  Pick<TagUseCases, 'forgetTags' | 'endTags'> &
  Pick<RegistrationUseCases, 'sweepRegistrations'> & { isRestricted: IsRestricted };

export const makeRetentionUseCases = (base: Deps) => {
  const deps = {
    ...base,
    countOptinsDue: base.subscriptions.countExpired,
    sweepOrphans: makeSweepOrphans({ ...base, keepers: refKeepers(base) }),
    sweepNotices: makeSweepNotices(base),
    sweepChatReceipts: makeSweepChatReceipts(base),
  };
  const sweepKeyless = makeSweepKeyless(base);
  return {
    lookAtTime: base.lookAtTime,
    sweepKeyless,
    sweepDestroyed: makeSweepDestroyed({
      ...base,
      sweepKeyless,
      sweepStrayWords: makeSweepStrayWords(base),
    }),
    sweepExpired: makeSweepExpired(deps),
    previewRetention: makePreviewRetention(deps),
    holdLead: makeHoldLead(deps),
    holdConversation: makeHoldConversation(deps),
  };
};
