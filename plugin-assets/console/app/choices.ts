/** Lists to choose from; the words come from the protocol, whose types keep them honest. */
import type { FieldRule, Locale } from '../../../service/protocol/vocabulary.ts';

export const LOCALES = ['pl', 'en', 'de'] as const satisfies readonly Locale[];
export const FIELD_RULES = ['off', 'optional', 'required'] as const satisfies readonly FieldRule[];
/** Close codes that this page answers by itself; all of them: service/protocol/close-codes.ts. */
export const CLOSE = { tokenInvalid: 4401, protocolOld: 4426 } as const;
