import { pick } from './pick.ts';
import type { UseCases } from './use-cases.ts';

/** Replies by mail: who sends one holds the token in its address and nothing else. */
export const makeMailInDesk = (all: UseCases) => pick(all, 'receiveMail', 'opensChat');
export type MailInDesk = ReturnType<typeof makeMailInDesk>;
