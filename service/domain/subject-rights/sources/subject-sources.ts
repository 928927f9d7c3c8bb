import type { SubjectSource } from '../../model/erasure/subject-source.ts';
import { type AttachmentSourceDeps, makeAttachmentSource } from './attachment-source.ts';
import { type AuditSourceDeps, makeAuditSource } from './audit-source.ts';
import { type BlockSourceDeps, makeBlockSource } from './block-source.ts';
import { type CardSourceDeps, makeCardSource } from './card-source.ts';
import { type ConfirmationSourceDeps, makeConfirmationSource } from './confirmation-source.ts';
import { type ConsentSourceDeps, makeConsentSource } from './consent-source.ts';
import { type ConversationSourceDeps, makeConversationSource } from './conversation-source.ts';
import { type LeadSourceDeps, makeLeadSource } from './lead-source.ts';
import { type MailSourceDeps, makeMailSource } from './mail-source.ts';
import { type MarketingSourceDeps, makeMarketingSource } from './marketing-source.ts';
import { makeNoteSource, type NoteSourceDeps } from './note-source.ts';
import { makeRequestSource, type RequestSourceDeps } from './request-source.ts';
import { makeTagSource, type TagSourceDeps } from './tag-source.ts';

export type SubjectSourcesDeps = AuditSourceDeps &
  MailSourceDeps &
  ConfirmationSourceDeps &
  ConsentSourceDeps &
  LeadSourceDeps &
  MarketingSourceDeps &
  CardSourceDeps &
  AttachmentSourceDeps &
  NoteSourceDeps &
  TagSourceDeps &
  BlockSourceDeps &
  ConversationSourceDeps &
  RequestSourceDeps;

/** All sources; dependent ones before the records that lead to them. */
export const makeSubjectSources = (deps: SubjectSourcesDeps): readonly SubjectSource[] => [
  makeAuditSource(deps),
  makeMailSource(deps),
  makeConfirmationSource(deps),
  // Before consents: its withdrawals lose references there.
  makeMarketingSource(deps),
  makeConsentSource(deps),
  makeLeadSource(deps),
  makeCardSource(deps),
  makeAttachmentSource(deps),
  makeNoteSource(deps),
  makeTagSource(deps),
  makeBlockSource(deps),
  makeConversationSource(deps),
  makeRequestSource(deps),
];
