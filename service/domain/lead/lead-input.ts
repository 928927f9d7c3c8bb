import type { LeadField, Locale, NoticeId } from '../../protocol/vocabulary.ts';
import type { TickedBoxes } from '../marketing/ticked-boxes.ts';

/** A contact form as a visitor sent it; only the types are checked. */
export type LeadInput = {
  ref: string;
  formToken: string;
  noticeId: NoticeId | null;
  consent: boolean;
  locale: Locale;
  values: Partial<Record<LeadField, string>> & { message: string };
  page: string | null;
  /** Boxes for offers that the visitor ticked; null: none. Rule: MK-1. */
  marketing: TickedBoxes | null;
  /** The field that people do not see was filled in. */
  isTrapped: boolean;
  /** Sent beside a chat, whose text the form took over. */
  isFromChat: boolean;
};
