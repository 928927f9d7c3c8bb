// Written by `npm run docs` from the JSON files beside it.
import type { Locale } from '../../../protocol/vocabulary.ts';
import de from './mail-frame.de.json' with { type: 'json' };
import en from './mail-frame.en.json' with { type: 'json' };
import pl from './mail-frame.pl.json' with { type: 'json' };

export type MailFrameWords = typeof en;
export const mailFrameCatalog: Readonly<Record<Locale, MailFrameWords>> = { pl, en, de };
