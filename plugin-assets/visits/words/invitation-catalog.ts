// Written by `npm run docs` from the JSON files beside it.
import type { Locale } from '../../../service/protocol/vocabulary.ts';
import de from './invitation.de.json' with { type: 'json' };
import en from './invitation.en.json' with { type: 'json' };
import pl from './invitation.pl.json' with { type: 'json' };

export type InvitationWords = typeof en;
export const invitationCatalog: Readonly<Record<Locale, InvitationWords>> = { pl, en, de };
