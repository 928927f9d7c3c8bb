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

const NOTICE_KIND = 'sub_processor_notice';
/** Each sub-processor is told once under each document. */
const noticeFact = (documentId: string, id: SubProcessor['id']): string => `${documentId} ${id}`;

/**
 * Queues the notice of each sub-processor that one shop still has to be told of. A shop counts as told once the mail
 * server took the mail; one that was dropped, or that nothing took within its three days, is queued again. Rule: PR-3,
 * decision 0206. @returns mails that are new in the outbox
 */
export const queueNotices = async (
  deps: Pick<AgreementDeps, 'agreements' | 'queueMail' | 'recordAct' | 'origin' | 'clock'>,
  scope: ShopScope,
  head: Agreement,
  document: AgreementDocument,
  versions: readonly SubProcessorList[],
): Promise<number> => {
  const current = versions[0];
  if (current === undefined || current.version <= head.subProcessorTold) return 0;
  const due = inForce(current.entries, deps.clock.now().toISOString().slice(0, 10)).filter(({ id }) =>
    isNoticeDue(announcedAt(versions, id) ?? current, id, { head, binding: document }),
  );
  if (due.length === 0) {
    await deps.agreements.setTold(scope, document.id, { subProcessorTold: current.version });
    return 0;
  }
  let queued = 0;
  for (const entry of due) {
    const { locale } = document;
    const words = agreementWords(locale);
    const { isNew } = await deps.queueMail(scope, {
      kind: NOTICE_KIND,
      locale,
      to: document.variables.company.contactEmail,
      words: words.mails.subProcessor,
      gaps: {
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
      },
      ref: document.id,
      onceFor: noticeFact(document.id, entry.id),
    });
    if (isNew) queued += 1;
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

/**
 * The mail server took a notice: from now on its shop counts as told, and the days for an objection run. Rule: PR-3,
 * decision 0206.
 */
export const makeRecordNoticeSent =
  (deps: Pick<AgreementDeps, 'agreements' | 'subProcessors' | 'clock' | 'digest' | 'recordAct'>) =>
  async (scope: ShopScope, ref: string, mailId: MailId): Promise<void> => {
    const versions = await deps.subProcessors.versions();
    const id = versions
      .flatMap(({ entries }) => entries.map((entry) => entry.id))
      .find((one) => onceMailId(deps.digest, scope, NOTICE_KIND, noticeFact(ref, one)) === mailId);
    if (id === undefined) return;
    // The act first: after an interruption the mail is sent again, and this completed.
    await deps.recordAct({
      actor: 'system',
      shopId: scope.shopId,
      action: 'sub_processor.notice_sent',
      target: id,
      outcome: 'ok',
      details: { version: announcedAt(versions, id)?.version ?? 0 },
    });
    // Under a document that binds no more it says nothing about the one that does.
    await deps.agreements.addSentNotice(scope, ref as AgreementId, { id, at: deps.clock.now() });
  };

/** A notice to one shop, for the operator. */
export type NoticeLine = {
  readonly id: SubProcessor['id'];
  readonly name: string;
  readonly since: string;
  /** `queued`: in the outbox, or about to be; `failed`: refused for good, and queued again later. */
  readonly state: 'queued' | 'failed' | 'sent';
  readonly sentAt: Date | null;
  /** Less than 30 days lie between the notice and the first day of use; while it waits, counted from now. */
  readonly isLate: boolean;
};

/** How far the notices to a shop are: those that wait, those of a sub-processor not yet in use, and those sent late. */
export const noticeLines = async (
  deps: Pick<AgreementDeps, 'clock' | 'digest'> & { mails: Pick<MailStore, 'get'> },
  scope: ShopScope,
  head: Agreement | null,
  binding: AgreementDocument | null,
  versions: readonly SubProcessorList[],
): Promise<readonly NoticeLine[]> => {
  const now = deps.clock.now();
  const today = now.toISOString().slice(0, 10);
  const lines: NoticeLine[] = [];
  for (const { id, name, since } of inForce(versions[0]?.entries ?? [], today)) {
    const announced = announcedAt(versions, id);
    if (announced === null || binding === null) continue;
    const sentAt = noticeSentAt(id, { head });
    const isDue = isNoticeDue(announced, id, { head, binding });
    const isLate = earliestStart(sentAt ?? now) > since;
    if (sentAt !== null && (since > today || isLate))
      lines.push({ id, name, since, state: 'sent', sentAt, isLate });
    if (!isDue) continue;
    const mailId = onceMailId(deps.digest, scope, NOTICE_KIND, noticeFact(binding.id, id));
    const mail = await deps.mails.get(scope, mailId);
    const state = mail?.state === 'failed' ? 'failed' : 'queued';
    lines.push({ id, name, since, state, sentAt: null, isLate });
  }
  return lines;
};
