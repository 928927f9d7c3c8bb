import { type Disclosure, readDisclosure } from '../../service/domain/evidence/disclosure.ts';
import type { EvidenceKey } from '../../service/domain/evidence/evidence.ts';
import {
  EVIDENCE_WORDS,
  type EvidenceStory,
  evidenceStory,
} from '../../service/domain/evidence/evidence-story.ts';
import { readEvidenceFile } from '../../service/domain/evidence/read-evidence-file.ts';
import { registerStory } from '../../service/domain/evidence/register-story.ts';
import { signedStory } from '../../service/domain/evidence/signed-files/signed-story.ts';
import type { Verdict } from '../../service/domain/evidence/verify-evidence.ts';
import { judgeRead } from '../../service/domain/evidence/verify-file.ts';
import { LOCALES, type Locale } from '../../service/protocol/vocabulary.ts';
import { callService } from '../shared/call-service.ts';
import { fill, pickLocale } from '../shared/translate.ts';
import { browserJudge, knowsEd25519 } from './browser-judge.ts';
import { disclosureNote } from './disclosure-note.ts';
import { element } from './element.ts';
import { givenWitnesses, takeWitness, witnessFields } from './given-witnesses.ts';
import { languageBar } from './language-bar.ts';
import { offlineSection } from './offline-section.ts';
import { keysIn, publishedKeys } from './read-keys.ts';
import { storyView } from './story-view.ts';
import { verifyWords } from './verify-words.ts';

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
      if (read.kind === 'signed') return signedStory(read.file, verdict, language);
      const story = evidenceStory(read.kind === 'file' ? read.file : null, verdict, language);
      return note === null || !verdict.valid ? story : { ...story, notes: [note(language), ...story.notes] };
    };
  if (await knowsEd25519()) {
    const keys = ownKeys ?? (await publishedKeys());
    const all = [...(keys ?? []), ...givenWitnesses.keys];
    const judgement = keys === null ? null : await judgeRead(read, all, browserJudge, givenWitnesses.kept);
    if (judgement === null || judgement.kind === 'unreadable') fault = words.noKeys;
    else result = { told: telling(judgement.verdict), isOwn: true };
  } else {
    // The service compares with nothing that was kept; the command does.
    if (givenWitnesses.kept.length > 0) {
      fault = words.keptNotHere;
      return draw('alert');
    }
    const keys = givenWitnesses.keys.length === 0 ? ownKeys : (ownKeys ?? (await publishedKeys()) ?? []);
    const body = { evidence: text, ...(keys !== null && { keys: [...keys, ...givenWitnesses.keys] }) };
    const answer = await callService<Verdict>('POST', '/v1/verify', body, null);
    if (answer.ok) result = { told: telling(answer.body), isOwn: false };
    else fault = words.failed;
  }
  draw(result === null ? 'alert' : 'result');
};

/**
 * A byte order mark, which editors put before a text, is no content. Bytes that are no UTF-8 are refused: they would be
 * read as other words than were written.
 */
const readInto = async (file: File | undefined, use: (text: string, name: string) => void) => {
  if (file === undefined) return;
  try {
    use(new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer()), file.name);
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
const takeOfWitness = async (content: string, name: string) => {
  const isTaken = await takeWitness(content, name.replace(/[.](json|txt)$/, ''));
  fault = isTaken ? null : verifyWords[locale].notWitness;
  draw(isTaken ? 'witness' : 'alert');
};

const speak = (chosen: Locale) => {
  locale = chosen;
  fault = null;
  draw();
};

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
  const picker = (id: string, label: string, use: (content: string, name: string) => void) => {
    const input = element('input', {
      type: 'file',
      id,
      accept: '.json,.csv,.txt,.eml,application/json,text/csv,text/plain',
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
    witnessFields(words, picker('witness-file', words.witnessFile, takeOfWitness), (content) =>
      takeOfWitness(content, words.witnessPasted),
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

/** @param focus selector of the element to focus afterwards */
const draw = (focus?: 'alert' | 'result' | 'form' | 'keys' | 'disclosure' | 'witness') => {
  const words = verifyWords[locale];
  document.documentElement.lang = locale;
  document.title = words.title;
  main.replaceChildren(
    languageBar(locale, words.language, speak),
    element('h1', {}, words.title),
    element('p', { className: 'lead' }, words.intro),
    ...(result === null ? [form()] : resultView()),
    offlineSection(words),
  );
  const target = {
    alert: '#fault',
    result: '#result',
    form: '#evidence-file',
    keys: '#keys-file',
    disclosure: '#disclosure-file',
    witness: '#witness-file',
  };
  if (focus !== undefined) main.querySelector<HTMLElement>(target[focus])?.focus();
};

addEventListener('dragover', (event) => event.preventDefault());
addEventListener('drop', (event) => {
  event.preventDefault();
  readInto(event.dataTransfer?.files[0], takeEvidence);
});
draw();
