import { type AttachmentType, LIMITS } from '../../protocol/vocabulary.ts';
import { maskNumbers } from '../model/text/mask-numbers.ts';

const ENDINGS: Record<AttachmentType, string> = { jpeg: 'jpg', png: 'png', webp: 'webp', pdf: 'pdf' };

/** Control, invisible, direction and forbidden characters. */
const NOT_IN_NAME =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed
  /[\u0000-\u001F\u007F-\u009F\u00AD\u061C\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF<>:"/\\|?*]/g;

/** Safe name with the type's extension; numbers masked, no e-mail address. Rule: RQ-4. */
export const attachmentName = (given: string, type: AttachmentType, now: Date): string => {
  const last = given.split(/[/\\]/).at(-1) ?? '';
  const dot = last.lastIndexOf('.');
  const base = (dot > 0 ? last.slice(0, dot) : last).normalize('NFC');
  const { text } = maskNumbers(base.replace(NOT_IN_NAME, '').replaceAll('@', '-').trim(), now);
  const kept = Array.from(text)
    .slice(0, LIMITS.maxFileNameCodePoints - 5)
    .join('')
    .trim();
  return `${kept === '' || kept.startsWith('.') ? 'file' : kept}.${ENDINGS[type]}`;
};
