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

/** Another person's lead with the address, and its texts without it. */
export type LeadMention = {
  lead: Lead;
  /** Affected fields. */
  values: OpenedLead['values'];
  whole: OpenedLead['values'];
  /** Affected answers. */
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
 * Reads all leads. Rules: RT-1, RT-2.
 * @param own possible leads of the person
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
 * Removes the address from another's lead and answers up to `at`.
 * @returns false when unchanged
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
    // Index first: a repeat still finds the address.
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
