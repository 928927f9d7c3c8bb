import type { AgreementId, MailId } from '../../protocol/vocabulary.ts';
import type { Agreement, AgreementDocument } from '../model/agreement/agreement.ts';
import {
  announcedAt,
  earliestStart,
  inForce,
  isNoticeDue,
  noticeSentAt,
  type SubProcessor,
  type SubProcessorList,
} from '../model/agreement/sub-processor.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { MailStore } from '../model/mail/mail-store.ts';
import { onceMailId } from '../model/mail/queue-mail.ts';
import { countryName } from '../model/text/country-name.ts';
import type { AgreementDeps } from './agreement-deps.ts';
import { agreementLink, documentGaps } from './agreement-mail.ts';
import { agreementWords, dayText } from './compose-agreement.ts';
import { factTo, type PartyDeps, partyAddresses } from './party-addresses.ts';

const NOTICE_KIND = 'sub_processor_notice';
const noticeFact = (documentId: string, id: SubProcessor['id']): string => `${documentId} ${id}`;
const noticeMailId = (
  digest: Parameters<typeof onceMailId>[0],
  scope: ShopScope,
  document: AgreementDocument,
  id: SubProcessor['id'],
  to: string,
): MailId => onceMailId(digest, scope, NOTICE_KIND, factTo(noticeFact(document.id, id), to));

/**
 * Queues missing notices, again if undelivered for three days. Rule: PR-3.
 * @returns newly queued
 */
export const queueNotices = async (
  deps: PartyDeps & Pick<AgreementDeps, 'agreements' | 'queueMail' | 'recordAct' | 'origin' | 'clock'>,
  scope: ShopScope,
  head: Agreement,
  document: AgreementDocument,
  versions: readonly SubProcessorList[],
): Promise<number> => {
  const current = versions[0];
  if (current === undefined || current.version <= head.subProcessorTold) return 0;
  const due = inForce(current.entries, deps.clock.now().toISOString().slice(0, 10)).filter(({ id }) =>
    isNoticeDue(announcedAt(versions, id) ?? current, id, head),
  );
  if (due.length === 0) {
    await deps.agreements.setTold(scope, document.id, { subProcessorTold: current.version });
    return 0;
  }
  const addresses = await partyAddresses(deps, scope, document);
  const { locale } = document;
  const words = agreementWords(locale);
  let queued = 0;
  for (const entry of due) {
    const gaps = {
      ...documentGaps(document),
      name: entry.name,
      address: entry.address,
      country: countryName(entry.country, locale),
      service: entry.service,
      data: entry.data,
      transferTool: entry.transferTool === '' ? words.none : entry.transferTool,
      contact: entry.contact,
      since: dayText(entry.since, locale),
      link: agreementLink(deps, scope.shopId),
    };
    let isAnyNew = false;
    for (const to of addresses) {
      const { isNew } = await deps.queueMail(scope, {
        kind: NOTICE_KIND,
        locale,
        to,
        words: words.mails.subProcessor,
        gaps,
        ref: document.id,
        onceFor: factTo(noticeFact(document.id, entry.id), to),
      });
      isAnyNew ||= isNew;
    }
    if (isAnyNew) queued += 1;
  }
  if (queued > 0) {
    await deps.recordAct({
      actor: 'system',
      shopId: scope.shopId,
      action: 'sub_processor.notice',
      target: document.id,
      outcome: 'ok',
      details: { version: current.version, added: queued },
    });
  }
  return queued;
};

/** Records a notice taken by the mail server; starts the objection period. Rule: PR-3. */
export const makeRecordNoticeSent =
  (
    deps: PartyDeps &
      Pick<
        AgreementDeps,
        'agreements' | 'agreementDocuments' | 'subProcessors' | 'clock' | 'digest' | 'recordAct'
      >,
  ) =>
  async (scope: ShopScope, ref: string, mailId: MailId): Promise<void> => {
    const document = await deps.agreementDocuments.get(scope, ref as AgreementId);
    if (document === null) return;
    const addresses = await partyAddresses(deps, scope, document);
    const versions = await deps.subProcessors.versions();
    const id = versions
      .flatMap(({ entries }) => entries.map((entry) => entry.id))
      .find((one) => addresses.some((to) => noticeMailId(deps.digest, scope, document, one, to) === mailId));
    if (id === undefined) return;
    // First: a resent mail completes the rest.
    await deps.recordAct({
      actor: 'system',
      shopId: scope.shopId,
      action: 'sub_processor.notice_sent',
      target: id,
      outcome: 'ok',
      details: { version: announcedAt(versions, id)?.version ?? 0 },
    });
    await deps.agreements.addSentNotice(scope, document.id, { id, at: deps.clock.now() });
  };

export type NoticeLine = {
  readonly id: SubProcessor['id'];
  readonly name: string;
  readonly since: string;
  /** `failed`: at every address, queued again later. */
  readonly state: 'queued' | 'failed' | 'sent';
  readonly sentAt: Date | null;
  /** Less than 30 days before the first use. */
  readonly isLate: boolean;
};

/** Waiting, not yet in use, or late. */
export const noticeLines = async (
  deps: PartyDeps & Pick<AgreementDeps, 'clock' | 'digest'> & { mails: Pick<MailStore, 'get'> },
  scope: ShopScope,
  head: Agreement | null,
  binding: AgreementDocument | null,
  versions: readonly SubProcessorList[],
): Promise<readonly NoticeLine[]> => {
  const now = deps.clock.now();
  const today = now.toISOString().slice(0, 10);
  const lines: NoticeLine[] = [];
  let addresses: readonly string[] | null = null;
  for (const { id, name, since } of inForce(versions[0]?.entries ?? [], today)) {
    const announced = announcedAt(versions, id);
    if (announced === null || binding === null) continue;
    const sentAt = noticeSentAt(id, head);
    const isDue = isNoticeDue(announced, id, head);
    const isLate = earliestStart(sentAt ?? now) > since;
    if (sentAt !== null && (since > today || isLate))
      lines.push({ id, name, since, state: 'sent', sentAt, isLate });
    if (!isDue) continue;
    addresses ??= await partyAddresses(deps, scope, binding);
    const mails = await Promise.all(
      addresses.map((to) => deps.mails.get(scope, noticeMailId(deps.digest, scope, binding, id, to))),
    );
    const state = mails.every((mail) => mail?.state === 'failed') ? 'failed' : 'queued';
    lines.push({ id, name, since, state, sentAt: null, isLate });
  }
  return lines;
};
