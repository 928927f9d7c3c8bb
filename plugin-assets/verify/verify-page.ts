import { type Disclosure, readDisclosure } from '../../service/domain/evidence/disclosure.ts';
import type { EvidenceKey } from '../../service/domain/evidence/evidence.ts';
import { type EvidenceStory, evidenceStory } from '../../service/domain/evidence/evidence-story.ts';
import { readEvidenceFile } from '../../service/domain/evidence/read-evidence-file.ts';
import { registerStory } from '../../service/domain/evidence/register-story.ts';
import { signedStory } from '../../service/domain/evidence/signed-files/signed-story.ts';
import { evidenceCatalog } from '../../service/domain/evidence/texts/evidence-catalog.ts';
import type { Verdict } from '../../service/domain/evidence/verify-evidence.ts';
import { judgeRead } from '../../service/domain/evidence/verify-file.ts';
import { LOCALES, type Locale } from '../../service/protocol/vocabulary.ts';
import { callService } from '../shared/call-service.ts';
import { fill, pickLocale } from '../shared/translate.ts';
import { browserJudge, knowsEd25519 } from './browser-crypto.ts';
import { disclosureNote } from './disclosure-note.ts';
import { element } from './element.ts';
import { languageBar } from './language-bar.ts';
import { offlineSection } from './offline-section.ts';
import { keysIn, publishedKeys } from './read-keys.ts';
import { storyView } from './story-view.ts';
import { verifyCatalog } from './words/verify-catalog.ts';

type FieldId = 'evidence' | 'evidence-file' | 'disclosure-file' | 'keys-file';

let locale: Locale = pickLocale(LOCALES, navigator.languages);
let text = '';
/** Null: published keys. */
let ownKeys: readonly EvidenceKey[] | null = null;
let disclosure: Disclosure | null = null;
/** `of`: the faulty field, or null. */
let fault: { of: FieldId | null; text: string } | null = null;
let result: { told(locale: Locale): EvidenceStory; isOwn: boolean } | null = null;

const main = element('main');
document.body.append(main);

/** Replaces the result. */
const fail = (of: FieldId | null, told: string) => {
  result = null;
  fault = { of, text: told };
  draw('#fault');
};

const check = async () => {
  const words = verifyCatalog[locale];
  const read = readEvidenceFile(text);
  result = null;
  fault = null;
  if (read.kind === 'unreadable') {
    const { unreadable } = evidenceCatalog[locale];
    return fail('evidence', read.reason === 'not_json' ? words.notJson : unreadable[read.reason]);
  }
  const note = await disclosureNote(disclosure, read);
  const telling =
    (verdict: Verdict) =>
    (language: Locale): EvidenceStory => {
      const story =
        read.kind === 'register'
          ? registerStory(read.register, verdict, language)
          : read.kind === 'signed'
            ? signedStory(read.file, verdict, language)
            : evidenceStory(read.kind === 'file' ? read.file : null, verdict, language);
      return note === null || !verdict.valid ? story : { ...story, notes: [note(language), ...story.notes] };
    };
  const isAble = await knowsEd25519();
  const keys = ownKeys ?? (isAble ? await publishedKeys() : null);
  if (isAble) {
    if (keys === null) return fail(null, words.noKeys);
    const judgement = await judgeRead(read, keys, browserJudge);
    if (judgement.kind === 'unreadable') return fail(null, words.noKeys);
    result = { told: telling(judgement.verdict), isOwn: true };
  } else {
    const body = { evidence: text, ...(keys !== null && { keys }) };
    const answer = await callService<Verdict>('POST', '/v1/verify', body, null);
    if (!answer.ok) return fail(null, words.failed);
    result = { told: telling(answer.body), isOwn: false };
  }
  draw('#result');
};

/** Refuses invalid UTF-8; evidence keeps its byte order mark. */
const readInto = async (id: FieldId, file: File | undefined, use: (text: string, name: string) => void) => {
  if (file === undefined) return;
  try {
    const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: use === takeEvidence });
    use(decoder.decode(await file.arrayBuffer()), file.name);
  } catch {
    fail(id, verifyCatalog[locale].notJson);
  }
};
const takeEvidence = (content: string) => {
  text = content;
  check();
};
const takeDisclosure = (content: string) => {
  disclosure = readDisclosure(content);
  if (disclosure === null) return fail('disclosure-file', evidenceCatalog[locale].disclosure.unreadable);
  fault = null;
  if (text !== '') return check();
  draw('#disclosure-file');
};
const takeKeys = async (content: string) => {
  const keys = await keysIn(content);
  if (keys === null) return fail('keys-file', verifyCatalog[locale].notKeys);
  ownKeys = keys;
  fault = null;
  draw('#keys-file');
};

const speak = (chosen: Locale) => {
  locale = chosen;
  fault = null;
  draw('[aria-pressed=true]');
};

const faultOf = (id: FieldId) =>
  fault !== null &&
  fault.of === id && {
    'aria-describedby': 'fault',
    'aria-invalid': 'true',
  };

const form = () => {
  const words = verifyCatalog[locale];
  const area = element('textarea', {
    id: 'evidence',
    rows: 8,
    spellcheck: false,
    autocomplete: 'off',
    value: text,
    oninput: () => {
      text = area.value;
    },
    ...faultOf('evidence'),
  });
  const picker = (id: FieldId, label: string, use: (content: string, name: string) => void) => {
    const input = element('input', {
      type: 'file',
      id,
      accept: '.json,.csv,application/json,text/csv',
      onchange: () => readInto(id, input.files?.[0], use),
      ...faultOf(id),
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
    fault !== null &&
      element('p', { id: 'fault', role: 'alert', className: 'fault', tabIndex: -1 }, fault.text),
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
  const words = verifyCatalog[locale];
  if (result === null) return [];
  const evidenceWords = evidenceCatalog[locale];
  return [
    element(
      'div',
      { id: 'result', tabIndex: -1, role: 'region', 'aria-label': words.result },
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
            draw('#evidence-file');
          },
        },
        words.another,
      ),
    ),
  ];
};

/** @param focus selector of the element to focus afterwards */
const draw = (focus?: string) => {
  const words = verifyCatalog[locale];
  document.documentElement.lang = locale;
  document.title = words.title;
  main.replaceChildren(
    languageBar(locale, words.language, speak),
    element('h1', {}, words.title),
    element('p', { className: 'lead' }, words.intro),
    ...(result === null ? [form()] : resultView()),
    offlineSection(words),
  );
  if (focus !== undefined) main.querySelector<HTMLElement>(focus)?.focus();
};

addEventListener('dragover', (event) => event.preventDefault());
addEventListener('drop', (event) => {
  event.preventDefault();
  readInto('evidence-file', event.dataTransfer?.files[0], takeEvidence);
});
draw();
