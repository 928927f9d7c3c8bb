import type { Locale } from '../../protocol/vocabulary.ts';
import type { TextPart } from '../model/notice/notice.ts';
import { escapeMarkup } from '../model/text/escape-markup.ts';
import type { EvidenceStory } from './evidence-story.ts';
import { TONE_SIGNS } from './evidence-verdict.ts';
import { printablePage } from './printable-page.ts';
import { evidenceCatalog } from './texts/evidence-catalog.ts';

const partHtml = ({ text, href }: TextPart): string =>
  href === undefined ? escapeMarkup(text) : `<a href="${escapeMarkup(href)}">${escapeMarkup(text)}</a>`;
const list = (entries: readonly { term: string; text: string }[]): string =>
  `<dl>${entries.map(({ term, text }) => `<div><dt>${escapeMarkup(term)}</dt><dd>${escapeMarkup(text)}</dd></div>`).join('')}</dl>`;

/** Self-contained, printable. Rule: CO-9. */
export const evidencePage = (story: EvidenceStory, locale: Locale): string => {
  const words = evidenceCatalog[locale];
  const { verdict, shown, policy } = story;
  const problems =
    verdict.problems.length === 0
      ? ''
      : `<ul>${verdict.problems.map((problem) => `<li>${escapeMarkup(problem)}</li>`).join('')}</ul>`;
  const body = [
    `<header><p class="brand">Zgoda</p><h1>${escapeMarkup(story.title)}</h1><p class="soft">${escapeMarkup(story.subtitle)}</p></header>`,
    `<section class="verdict ${verdict.tone}"><p class="verdict-title"><span aria-hidden="true">${TONE_SIGNS[verdict.tone]}</span> ${escapeMarkup(verdict.title)}</p><p>${escapeMarkup(verdict.text)}</p>${problems}${list(story.notes)}</section>`,
    `<section><h2>${escapeMarkup(words.summary)}</h2>${list(story.facts)}</section>`,
    story.history.length === 0
      ? ''
      : `<section><h2>${escapeMarkup(words.history)}</h2><ol>${story.history.map(({ when, text }) => `<li><strong>${escapeMarkup(text)}</strong> <span class="soft">${escapeMarkup(when)}</span></li>`).join('')}</ol></section>`,
    shown === null
      ? ''
      : `<section><h2>${escapeMarkup(words.shownText)}</h2><p class="soft">${escapeMarkup(words.shownTextHint)}</p><blockquote lang="${escapeMarkup(shown.locale)}">${shown.paragraphs.map((parts) => `<p>${parts.map(partHtml).join('')}</p>`).join('')}</blockquote></section>`,
    policy === undefined
      ? ''
      : `<section><h2>${escapeMarkup(words.policy)}</h2>${
          policy === null
            ? `<p>${escapeMarkup(words.policyNone)}</p>`
            : `<p>${partHtml(policy.url === null ? { text: policy.title } : { text: policy.title, href: policy.url })}</p>${policy.url === null ? '' : `<p class="soft small">${escapeMarkup(policy.url)}</p>`}${policy.snapshot === null ? '' : `<details><summary>${escapeMarkup(policy.snapshot.kept)}</summary><div class="snapshot">${escapeMarkup(policy.snapshot.text)}</div></details>`}`
        }</section>`,
    `<section><h2>${escapeMarkup(words.checks)}</h2><ul class="checks">${story.checks.map(({ name, ok, text }) => `<li class="${ok ? 'good' : 'bad'}"><span aria-hidden="true">${ok ? '✓' : '✗'}</span> <strong>${escapeMarkup(name)}</strong> <span class="word">${escapeMarkup(ok ? words.passed : words.failed)}</span><br>${escapeMarkup(text)}</li>`).join('')}</ul></section>`,
    story.prints.length === 0
      ? ''
      : `<section><h2>${escapeMarkup(words.prints)}</h2><dl class="prints">${story.prints.map(({ term, value }) => `<div><dt>${escapeMarkup(term)}</dt><dd><code>${escapeMarkup(value)}</code></dd></div>`).join('')}</dl></section>`,
    `<footer><p>${escapeMarkup(words.howTo)}</p>${story.made === null ? '' : `<p>${escapeMarkup(story.made)}</p>`}</footer>`,
  ];
  return printablePage({ title: story.title, locale, body: body.filter(Boolean).join('\n') });
};
