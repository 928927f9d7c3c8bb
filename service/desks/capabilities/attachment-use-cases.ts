import { makeAttachmentAddresses } from '../../domain/attachment/attachment-address.ts';
import { makeForgetAttachments, makeSweepAttachments } from '../../domain/attachment/forget-attachments.ts';
import { makeKeepAttachment } from '../../domain/attachment/keep-attachment.ts';
import { makeReadFilesPercent } from '../../domain/attachment/read-files-percent.ts';
import { makeRequestAttachment } from '../../domain/attachment/request-attachment.ts';
import {
  makeSendStaffAttachment,
  makeSendVisitorAttachment,
} from '../../domain/attachment/send-attachment.ts';
import { makeFindConversation } from '../../domain/model/staff/resolve-access.ts';
import type { BaseDeps } from '../base-deps.ts';
import type { StaffUseCases } from './staff-use-cases.ts';

export const makeAttachmentUseCases = (base: BaseDeps & Pick<StaffUseCases, 'resolveAccess'>) => {
  const deps = { ...base, keepAttachment: makeKeepAttachment(base) };
  return {
    ...makeSendVisitorAttachment(deps),
    sendStaffAttachment: makeSendStaffAttachment(deps),
    requestAttachment: makeRequestAttachment(deps),
    ...makeAttachmentAddresses({ ...base, findConversation: makeFindConversation(base) }),
    forgetAttachments: makeForgetAttachments(base),
    sweepAttachments: makeSweepAttachments(base),
    sweepStrayFiles: base.sweepStrayFiles,
    readFilesPercent: makeReadFilesPercent(base),
  };
};
export type AttachmentUseCases = ReturnType<typeof makeAttachmentUseCases>;
