// Written by `npm run docs` from the JSON files beside it.
import type { Locale } from '../../../service/protocol/vocabulary.ts';
import de from './alerts.de.json' with { type: 'json' };
import en from './alerts.en.json' with { type: 'json' };
import pl from './alerts.pl.json' with { type: 'json' };

export type AlertsWords = typeof en;
export const alertsCatalog: Readonly<Record<Locale, AlertsWords>> = { pl, en, de };
