import type { Locale, NoticeId } from '../../protocol/vocabulary.ts';
import { wordsAlone } from '../evidence/shown-text.ts';
import type { Clock, Digest } from '../model/base/ports.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { ReadProcessingFacts } from '../model/disclosure/read-processing-facts.ts';
import { recipientNames, recipientSentences } from '../model/disclosure/recipients.ts';
import {
  field,
  type Subject,
  type SubjectSection,
  type SubjectSource,
} from '../model/erasure/subject-source.ts';
import { complaintAuthority } from '../model/notice/complaint-authority.ts';
import type { NoticeStore } from '../model/notice/notice-store.ts';
import type { Controller, Shop } from '../model/shop/shop.ts';
import { chatSentences } from '../notice/compose-chat-notice.ts';
import { formRetention } from '../notice/compose-notice.ts';
import { rightsWords } from './rights-texts.ts';

/** A shop's data about a person. Rule: RT-1. */
export type Answer = {
  readonly generatedAt: Date;
  readonly locale: Locale;
  readonly shopName: string;
  readonly controller: Controller;
  readonly email: string | null;
  readonly phone: string | null;
  readonly recipients: readonly string[];
  readonly recipientSentences: readonly string[];
  /** Supervisory authority. */
  readonly authority: string;
  /** In days. */
  readonly retention: {
    readonly leadDays: number;
    readonly conversationDays: number;
    readonly anonymousDays: number;
  };
  readonly retentionSentences: readonly string[];
  readonly sections: readonly SubjectSection[];
};

type AnswerDeps = {
  notices: NoticeStore;
  subjectSources: readonly SubjectSource[];
  digest: Digest;
  clock: Clock;
  readProcessingFacts: ReadProcessingFacts;
};

const noticesOf = async (
  deps: AnswerDeps,
  scope: ShopScope,
  sections: readonly SubjectSection[],
  locale: Locale,
): Promise<{ section: SubjectSection; recipients: string[] }> => {
  const { groups, fields, retained } = rightsWords(locale);
  const ids = new Set<NoticeId>();
  for (const { noticeId } of sections.flatMap((section) => section.items)) {
    if (noticeId !== undefined && noticeId !== null) ids.add(noticeId);
  }
  const items = [];
  const recipients = new Set<string>();
  for (const id of ids) {
    const notice = await deps.notices.get(scope, id);
    if (notice === null) continue;
    const { content } = notice;
    for (const recipient of content.recipients) recipients.add(recipient);
    items.push({
      id,
      fields: [
        ...field('shownSince', fields.shownSince, notice.createdAt),
        ...field('text', fields.text, content.textPlain),
        ...field(
          'purpose',
          fields.purpose,
          content.purposes.map((purpose) => wordsAlone(purpose.text)).join('\n'),
        ),
        ...field('retention', fields.retention, content.retentionText),
        ...field('recipients', fields.recipients, content.recipients.join(', ')),
        ...field('policy', fields.policy, content.policy?.url),
      ],
    });
  }
  const section = { group: 'notices', label: groups.notices, items, retained: retained.notice };
  return { section, recipients: [...recipients] };
};

/** Called after each source. */
export type OnProgress = (done: number, total: number) => void;

/** Composes the access response; never stored. Rule: RT-1. */
export const makeBuildAnswer =
  (deps: AnswerDeps) =>
  async (
    shop: Shop,
    scope: ShopScope,
    subject: Subject,
    locale: Locale,
    onProgress: OnProgress = () => undefined,
  ): Promise<Answer> => {
    const { groups, fields, phoneUnsearched } = rightsWords(locale);
    const sections: SubjectSection[] = [];
    const total = deps.subjectSources.length;
    for (const [index, source] of deps.subjectSources.entries()) {
      sections.push(...(await source.collect(scope, subject, locale)));
      onProgress(index + 1, total);
    }
    if (subject.isPhoneUnchecked === true) {
      const items = [{ id: 'phone', fields: field('phone', fields.phone, subject.phone) }];
      sections.push({ group: 'phone', label: phoneUnsearched.answer, items, retained: null });
    }
    const { section, recipients } = await noticesOf(deps, scope, sections, locale);
    const facts = await deps.readProcessingFacts(shop, scope);
    return {
      generatedAt: deps.clock.now(),
      locale,
      shopName: shop.name,
      controller: shop.controller,
      email: subject.email,
      phone: subject.phone,
      recipients: [...new Set([...recipientNames(facts), ...recipients])],
      recipientSentences: recipientSentences(facts, shop.controller.email, locale),
      authority: complaintAuthority(shop.url, shop.locale, locale),
      retention: {
        leadDays: shop.leadRetentionDays,
        conversationDays: shop.conversationRetentionDays,
        anonymousDays: shop.anonymousRetentionDays,
      },
      retentionSentences: [
        `${groups.leads}: ${formRetention(shop, locale)}`,
        chatSentences(shop, locale, facts).retention,
      ],
      sections: [...sections, section].filter(({ items }) => items.length > 0),
    };
  };
export type BuildAnswer = ReturnType<typeof makeBuildAnswer>;

/** Art. 20: machine-readable. */
export const answerJson = (answer: Answer): Record<string, unknown> => ({
  format: 'zgoda-subject-answer/1',
  generatedAt: answer.generatedAt.toISOString(),
  language: answer.locale,
  shop: answer.shopName,
  controller: answer.controller,
  askedBy: { email: answer.email, phone: answer.phone },
  recipients: answer.recipients,
  supervisoryAuthority: answer.authority,
  retentionDays: answer.retention,
  data: answer.sections.map(({ group, label, retained, items }) => ({
    group,
    label,
    keptAfterErasureBecause: retained,
    items: items.map(({ id, fields }) => ({
      id,
      ...Object.fromEntries(fields.map(({ key, value }) => [key, value])),
    })),
  })),
});
