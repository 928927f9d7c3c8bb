import { type Disclosure, readDisclosure } from '../../service/domain/evidence/disclosure.ts';
import type { EvidenceKey } from '../../service/domain/evidence/evidence.ts';
import {
  EVIDENCE_WORDS,
  type EvidenceStory,
  evidenceStory,
} from '../../service/domain/evidence/evidence-story.ts';
import { readEvidenceFile } from '../../service/domain/evidence/read-evidence-file.ts';
import { registerStory } from '../../service/domain/evidence/register-story.ts';
import type { Verdict } from '../../service/domain/evidence/verify-evidence.ts';
import { judgeRead } from '../../service/domain/evidence/verify-file.ts';
import { LOCALES, type Locale } from '../../service/protocol/vocabulary.ts';
import { callService } from '../shared/call-service.ts';
import { fill, pickLocale } from '../shared/translate.ts';
import { browserJudge, knowsEd25519 } from './browser-judge.ts';
import { disclosureNote } from './disclosure-note.ts';
import { element } from './element.ts';
import { KEYS_ADDRESS, keysIn, publishedKeys } from './read-keys.ts';
import { storyView } from './story-view.ts';
import { verifyWords } from './verify-words.ts';

const NAMES: Record<Locale, string> = { pl: 'Polski', en: 'English', de: 'Deutsch' };

let locale: Locale = pickLocale(LOCALES, navigator.languages);
let text = '';
/** Null: the keys that the service publishes. */
let ownKeys: readonly EvidenceKey[] | null = null;
let disclosure: Disclosure | null = null;
let fault: string | null = null;
let result: { told(locale: Locale): EvidenceStory; isOwn: boolean } | null = null;

const main = element('main');
document.body.append(main);

const check = async () => {
  const words = verifyWords[locale];
  const read = readEvidenceFile(text);
  result = null;
  fault = null;
  if (read.kind === 'unreadable') {
    fault = read.reason === 'not_json' ? words.notJson : EVIDENCE_WORDS[locale].unreadable[read.reason];
    return draw('alert');
  }
  const note = await disclosureNote(disclosure, read);
  const telling =
    (verdict: Verdict) =>
    (language: Locale): EvidenceStory => {
      if (read.kind === 'register') return registerStory(read.register, verdict, language);
      const story = evidenceStory(read.kind === 'file' ? read.file : null, verdict, language);
      return note === null || !verdict.valid ? story : { ...story, notes: [note(language), ...story.notes] };
    };
  if (await knowsEd25519()) {
    const keys = ownKeys ?? (await publishedKeys());
    const judgement = keys === null ? null : await judgeRead(read, keys, browserJudge);
    if (judgement === null || judgement.kind === 'unreadable') fault = words.noKeys;
    else result = { told: telling(judgement.verdict), isOwn: true };
  } else {
    const body = { evidence: text, ...(ownKeys !== null && { keys: ownKeys }) };
    const answer = await callService<Verdict>('POST', '/v1/verify', body, null);
    if (answer.ok) result = { told: telling(answer.body), isOwn: false };
    else fault = words.failed;
  }
  draw(result === null ? 'alert' : 'result');
};

/** Bytes that are no UTF-8 are refused: they would be read as other words than were written. */
const readInto = async (file: File | undefined, use: (text: string) => void) => {
  if (file === undefined) return;
  try {
    use(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await file.arrayBuffer()));
  } catch {
    result = null;
    fault = verifyWords[locale].notJson;
    draw('alert');
  }
};
const takeEvidence = (content: string) => {
  text = content;
  check();
};
const takeDisclosure = (content: string) => {
  disclosure = readDisclosure(content);
  fault = disclosure === null ? EVIDENCE_WORDS[locale].disclosure.unreadable : null;
  if (fault === null && text !== '') return check();
  draw(fault === null ? 'disclosure' : 'alert');
};
const takeKeys = (content: string) => {
  ownKeys = keysIn(content);
  fault = ownKeys === null ? verifyWords[locale].notKeys : null;
  draw(fault === null ? 'keys' : 'alert');
};

const languageBar = () =>
  element(
    'nav',
    { ariaLabel: verifyWords[locale].language },
    ...LOCALES.map((one) =>
      element(
        'button',
        {
          type: 'button',
          className: 'plain',
          lang: one,
          ariaPressed: String(one === locale),
          onclick: () => {
            locale = one;
            fault = null;
            draw();
          },
        },
        NAMES[one],
      ),
    ),
  );

const form = () => {
  const words = verifyWords[locale];
  const area = element('textarea', {
    id: 'evidence',
    rows: 8,
    spellcheck: false,
    autocomplete: 'off',
    value: text,
    oninput: () => {
      text = area.value;
    },
    ...(fault !== null && { 'aria-describedby': 'fault', 'aria-invalid': 'true' }),
  });
  const picker = (id: string, label: string, use: (content: string) => void) => {
    const input = element('input', {
      type: 'file',
      id,
      accept: '.json,.csv,application/json,text/csv',
      onchange: () => readInto(input.files?.[0], use),
    });
    return element('p', { className: 'pick' }, element('label', { htmlFor: id }, label), input);
  };
  return element(
    'form',
    {
      className: 'card',
      noValidate: true,
      onsubmit: (event: Event) => {
        event.preventDefault();
        check();
      },
    },
    element('h2', {}, words.evidence),
    fault !== null && element('p', { id: 'fault', role: 'alert', className: 'fault', tabIndex: -1 }, fault),
    picker('evidence-file', words.choose, takeEvidence),
    picker('disclosure-file', words.disclosure, takeDisclosure),
    element('p', { className: 'soft small' }, words.drop),
    element('label', { htmlFor: 'evidence' }, words.paste),
    area,
    element(
      'fieldset',
      {},
      element('legend', {}, words.keys),
      element(
        'p',
        { className: 'soft small', id: 'keys-state' },
        ownKeys === null ? words.keysHere : fill(words.keysChosen, { n: ownKeys.length }),
      ),
      picker('keys-file', words.keysFile, takeKeys),
      element('p', { className: 'soft small' }, words.keysHint),
    ),
    element('button', { type: 'submit', className: 'main' }, words.check),
  );
};

const resultView = () => {
  const words = verifyWords[locale];
  if (result === null) return [];
  const evidenceWords = EVIDENCE_WORDS[locale];
  return [
    element(
      'div',
      { id: 'result', tabIndex: -1, role: 'region', ariaLabel: words.result },
      ...storyView(result.told(locale), evidenceWords),
      element('p', { className: 'soft small' }, result.isOwn ? words.inBrowser : words.byService),
    ),
    element(
      'p',
      { className: 'acts' },
      element('button', { type: 'button', onclick: () => print() }, words.print),
      element(
        'button',
        {
          type: 'button',
          onclick: () => {
            result = null;
            text = '';
            draw('form');
          },
        },
        words.another,
      ),
    ),
  ];
};

const offline = () => {
  const words = verifyWords[locale];
  return element(
    'section',
    { className: 'card quiet' },
    element(
      'p',
      {},
      element('a', { href: '/verify/verify-evidence.mjs', download: 'verify-evidence.mjs' }, words.offline),
    ),
    element('p', {}, element('a', { href: KEYS_ADDRESS, download: 'zgoda-keys.json' }, words.savedKeys)),
    element('code', {}, words.offlineHow),
  );
};

/** @param focus selector of the element to focus afterwards */
const draw = (focus?: 'alert' | 'result' | 'form' | 'keys' | 'disclosure') => {
  const words = verifyWords[locale];
  document.documentElement.lang = locale;
  document.title = words.title;
  main.replaceChildren(
    languageBar(),
    element('h1', {}, words.title),
    element('p', { className: 'lead' }, words.intro),
    ...(result === null ? [form()] : resultView()),
    offline(),
  );
  const target = {
    alert: '#fault',
    result: '#result',
    form: '#evidence-file',
    keys: '#keys-file',
    disclosure: '#disclosure-file',
  };
  if (focus !== undefined) main.querySelector<HTMLElement>(target[focus])?.focus();
};

addEventListener('dragover', (event) => event.preventDefault());
addEventListener('drop', (event) => {
  event.preventDefault();
  readInto(event.dataTransfer?.files[0], takeEvidence);
});
draw();
