import * as v from 'valibot';
import type { VisitorDesk } from '../../../desks/visitor-desk.ts';
import type { OpenedFile } from '../../../domain/attachment/attachment-address.ts';
import { attachmentAddressField } from '../../../protocol/attachments.ts';
import type { AttachmentType } from '../../../protocol/vocabulary.ts';
import { defineRoute, type FileAnswer, type Route } from '../../route.ts';

export const MEDIA_TYPES: Record<AttachmentType, string> = {
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  pdf: 'application/pdf',
};

export const storedFile = ({ attachment, parts }: OpenedFile): FileAnswer => ({
  name: attachment.name,
  type: MEDIA_TYPES[attachment.type],
  bytes: attachment.bytes,
  parts,
});

/** Only pictures redrawn by the service may be displayed. */
export const attachmentFileRoutes = ({ desk }: { desk: VisitorDesk['files'] }): Route[] => [
  defineRoute(
    {
      method: 'get',
      path: '/v1/attachments/:address',
      audience: 'public',
      summary: 'The file behind an address, for the reader that it was made for.',
      rate: 'read',
      params: v.object({ address: attachmentAddressField }),
      files: Object.values(MEDIA_TYPES),
    },
    async ({ params: { address } }) => {
      const opened = await desk.openAddress(address);
      return { file: { ...storedFile(opened), isShown: opened.attachment.type !== 'pdf' } };
    },
  ),
];
