import type { Locale } from '../../../protocol/vocabulary.ts';
import { fillGaps } from '../../model/text/fill-gaps.ts';
import { mailFrameCatalog } from './mail-frame-catalog.ts';

/** Last lines of every mail: who writes. @param shop name; null: the service itself */
export const mailSignature = (shop: string | null, locale: Locale): string =>
  shop === null ? 'Zgoda' : fillGaps(mailFrameCatalog[locale].signature, { shop });
