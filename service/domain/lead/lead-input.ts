import type { LeadField, Locale, NoticeId } from '../../protocol/vocabulary.ts';
import type { TickedBoxes } from '../marketing/ticked-boxes.ts';

/** Contact form as sent; only types are checked. */
export type LeadInput = {
  ref: string;
  formToken: string;
  noticeId: NoticeId | null;
  consent: boolean;
  locale: Locale;
  values: Partial<Record<LeadField, string>> & { message: string };
  page: string | null;
  /** Ticked boxes for offers; null: none. Rule: MK-1. */
  marketing: TickedBoxes | null;
  isTrapped: boolean;
  isFromChat: boolean;
};
