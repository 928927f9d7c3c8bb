import type { ArrivedMail } from '../mail-sink.ts';

/** An enquiry by the contact form with a consent that is confirmed by mail; taken: the service said that it has it. */
export type Enquiry = { email: string; isTaken: boolean };
/** What the service holds of an address at the end. */
export type HeldEnquiry = { times: number; isProven: boolean; isConfirmed: boolean };
/** A report of the shop on its policy page; each has a number of its own. */
export type Push = { pushedAt: number; revision: string };

export type EnquiryHistory = {
  enquiries: readonly Enquiry[];
  mails: readonly ArrivedMail[];
  held: ReadonlyMap<string, HeldEnquiry>;
  pushes: readonly Push[];
  /** The report that counts for the service at the end. */
  bound: Push | null;
};

export type EnquiryVerdict = {
  lost: number;
  doubled: number;
  unproven: number;
  unmailed: number;
  /** The same mail again, under an id that hides that it is the same. */
  disguised: number;
  unconfirmed: number;
  /** An older report of the shop counts in place of the newest. */
  overruled: number;
};

export const checkEnquiries = ({ enquiries, mails, held, pushes, bound }: EnquiryHistory): EnquiryVerdict => {
  const taken = enquiries.filter(({ isTaken }) => isTaken).map(({ email }) => email);
  const idsOf = new Map<string, Set<string>>();
  for (const { secret, id } of mails) {
    if (secret === null) continue;
    const ids = idsOf.get(secret) ?? new Set();
    idsOf.set(secret, ids.add(id));
  }
  const withLink = new Set(mails.filter(({ secret }) => secret !== null).map(({ to }) => to));
  const [newest] = [...pushes].sort((a, b) => b.pushedAt - a.pushedAt);
  const count = (isWrong: (email: string) => boolean): number => taken.filter(isWrong).length;
  return {
    lost: count((email) => (held.get(email)?.times ?? 0) === 0),
    doubled: enquiries.filter(({ email }) => (held.get(email)?.times ?? 0) > 1).length,
    unproven: count((email) => held.get(email)?.isProven === false),
    unmailed: count((email) => !withLink.has(email)),
    disguised: [...idsOf.values()].filter((ids) => ids.size > 1 || ids.has('')).length,
    unconfirmed: count((email) => withLink.has(email) && held.get(email)?.isConfirmed === false),
    overruled:
      newest !== undefined && (bound?.pushedAt !== newest.pushedAt || bound.revision !== newest.revision)
        ? 1
        : 0,
  };
};
