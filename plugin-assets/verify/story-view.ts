import type { EvidenceStory } from '../../service/domain/evidence/evidence-story.ts';
import { TONE_SIGNS } from '../../service/domain/evidence/evidence-verdict.ts';
import type { EvidenceWords } from '../../service/domain/evidence/texts/evidence-catalog.ts';
import { LINK_REL } from '../shared/link-rel.ts';
import { type Child, element } from './element.ts';

const section = (title: string, ...children: Child[]) =>
  element('section', { className: 'card' }, element('h2', {}, title), ...children);
const facts = (entries: readonly { term: string; value: Child }[], className = '') =>
  element(
    'dl',
    { className },
    ...entries.map(({ term, value }) =>
      element('div', {}, element('dt', {}, term), element('dd', {}, value)),
    ),
  );
const link = (href: string, text: string) =>
  element('a', { href, target: '_blank', rel: LINK_REL, className: 'out' }, text);
const sign = (tone: EvidenceStory['verdict']['tone']) =>
  element('span', { 'aria-hidden': 'true', className: 'sign' }, TONE_SIGNS[tone]);

const policySection = (policy: NonNullable<EvidenceStory['policy']> | null, words: EvidenceWords): Node =>
  section(
    words.policy,
    policy === null
      ? element('p', {}, words.policyNone)
      : element('p', {}, policy.url === null ? policy.title : link(policy.url, policy.title)),
    policy?.url != null && element('p', { className: 'soft small' }, policy.url),
    policy?.snapshot != null &&
      element(
        'details',
        {},
        element('summary', {}, policy.snapshot.kept),
        element(
          'div',
          { className: 'snapshot', tabIndex: 0, role: 'region', 'aria-label': words.policy },
          policy.snapshot.text,
        ),
      ),
  );

/** Verdict first, fingerprints last. */
export const storyView = (story: EvidenceStory, words: EvidenceWords): Node[] => {
  const { verdict, shown, policy } = story;
  return [
    element(
      'section',
      { className: `card verdict ${verdict.tone}` },
      element('p', { className: 'verdict-title' }, sign(verdict.tone), ` ${verdict.title}`),
      element('p', {}, verdict.text),
      verdict.problems.length > 0 &&
        element('ul', {}, ...verdict.problems.map((problem) => element('li', {}, problem))),
      story.notes.length > 0 && facts(story.notes.map(({ term, text }) => ({ term, value: text }))),
    ),
    ...(story.facts.length === 0
      ? []
      : [section(words.summary, facts(story.facts.map(({ term, text }) => ({ term, value: text }))))]),
    ...(story.history.length === 0
      ? []
      : [
          section(
            words.history,
            element(
              'ol',
              {},
              ...story.history.map(({ when, text }) =>
                element(
                  'li',
                  {},
                  element('strong', {}, text),
                  element('span', { className: 'soft' }, ` ${when}`),
                ),
              ),
            ),
          ),
        ]),
    ...(shown === null
      ? []
      : [
          section(
            words.shownText,
            element('p', { className: 'soft' }, words.shownTextHint),
            element(
              'blockquote',
              { lang: shown.locale },
              ...shown.paragraphs.map((parts) =>
                element(
                  'p',
                  {},
                  ...parts.map(({ text, href }) => (href === undefined ? text : link(href, text))),
                ),
              ),
            ),
          ),
        ]),
    ...(policy === undefined ? [] : [policySection(policy, words)]),
    section(
      words.checks,
      element(
        'ul',
        { className: 'checks' },
        ...story.checks.map(({ name, ok, text }) =>
          element(
            'li',
            { className: ok ? 'good' : 'bad' },
            sign(ok ? 'good' : 'bad'),
            ' ',
            element('strong', {}, name),
            element('span', { className: 'word' }, ` ${ok ? words.passed : words.failed}`),
            element('br'),
            text,
          ),
        ),
      ),
    ),
    ...(story.prints.length === 0
      ? []
      : [
          section(
            words.prints,
            facts(
              story.prints.map(({ term, value }) => ({ term, value: element('code', {}, value) })),
              'prints',
            ),
          ),
        ]),
  ];
};
