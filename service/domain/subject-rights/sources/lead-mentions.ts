import { TYPED_FIELDS } from '../../lead/lead-keys.ts';
import { type OpenedLead, openLead } from '../../lead/read-leads.ts';
import type { FieldVault } from '../../model/base/ports.ts';
import type { ShopScope } from '../../model/base/tenancy.ts';
import { mayStandInTexts, type Subject } from '../../model/erasure/subject-source.ts';
import type { Lead, LeadAnswer } from '../../model/lead/lead.ts';
import type { LeadStore } from '../../model/lead/lead-store.ts';
import type { SearchStore } from '../../model/search/search-store.ts';
import { type KeyOf, redacted } from '../../model/text/mentions.ts';
import { leadRow } from '../../search/search-tokens.ts';
import { leadsOf } from './shop-texts.ts';

export type LeadMentionDeps = {
  leads: LeadStore;
  searchRows: Pick<SearchStore, 'put' | 'remove'>;
  vault: FieldVault;
};

/** A lead of somebody else in which the person's address stands, with its texts as they are without it. */
export type LeadMention = {
  lead: Lead;
  /** Only the fields in which it stands. */
  values: OpenedLead['values'];
  whole: OpenedLead['values'];
  /** Only the answers in which it stands. */
  answers: readonly Pick<LeadAnswer, 'ref' | 'at' | 'text'>[];
};

const mentionIn = async (
  vault: FieldVault,
  lead: Lead,
  subject: Subject,
  keyOf: KeyOf,
): Promise<LeadMention | null> => {
  const { values: whole } = await openLead(vault, lead);
  const values: OpenedLead['values'] = {};
  for (const name of TYPED_FIELDS) {
    const text = await redacted(whole[name] ?? '', subject, keyOf);
    if (text !== null) values[name] = text;
  }
  const answers = [];
  for (const { ref, at, text: given } of lead.answers) {
    const text = await redacted(given, subject, keyOf);
    if (text !== null) answers.push({ ref, at, text });
  }
  return answers.length + Object.keys(values).length === 0 ? null : { lead, values, whole, answers };
};

/**
 * Contact forms of others, and answers to them, in which the person's address or number stands. Reads every lead of the
 * shop, page by page. Rules: RT-1, RT-2.
 * @param own leads that are the person's, or may be
 */
export async function* leadMentions(
  deps: Pick<LeadMentionDeps, 'leads' | 'vault'>,
  scope: ShopScope,
  subject: Subject,
  own: ReadonlySet<string>,
): AsyncGenerator<LeadMention> {
  if (!mayStandInTexts(subject)) return;
  const keyOf: KeyOf = (kind, value) => deps.vault.subjectKey(scope, kind, value);
  for await (const lead of leadsOf(deps, scope, own)) {
    const mention = await mentionIn(deps.vault, lead, subject, keyOf);
    if (mention !== null) yield mention;
  }
}

/**
 * Takes the person's address and number out of a lead of somebody else, and out of the answers to it. What was written
 * after `at` stays.
 * @returns false when nothing was changed
 */
export const redactLead = async (
  deps: LeadMentionDeps,
  scope: ShopScope,
  { lead, values, whole, answers }: LeadMention,
  at: Date,
): Promise<boolean> => {
  let isChanged = false;
  if (lead.createdAt <= at && Object.keys(values).length > 0) {
    const sealed = { ...lead.sealed };
    for (const name of TYPED_FIELDS) {
      const text = values[name];
      if (text !== undefined) sealed[name] = await deps.vault.seal(scope, text);
    }
    const row = await leadRow(deps.vault, scope, lead, { ...whole, ...values });
    // Out of the index first: interrupted, the address is still in the lead, and the erasure finds it again.
    await deps.searchRows.put(scope, { ...row, tokens: [] });
    const rewritten = await deps.leads.rectify(scope, lead.id, { sealed, subjectKeys: lead.subjectKeys });
    if (rewritten === null) await deps.searchRows.remove(scope, lead.id);
    else await deps.searchRows.put(scope, row);
    isChanged = rewritten !== null;
  }
  for (const { ref, at: writtenAt, text } of answers) {
    if (writtenAt <= at && (await deps.leads.rewriteAnswer(scope, lead.id, ref, text))) isChanged = true;
  }
  return isChanged;
};
