import type { KeptStatement } from '../../service/domain/evidence/check-witnesses.ts';
import type { EvidenceKey } from '../../service/domain/evidence/evidence.ts';
import { readKept } from '../../service/domain/evidence/kept-statements.ts';
import { fill } from '../shared/translate.ts';
import { browserJudge } from './browser-judge.ts';
import { element } from './element.ts';
import { keysIn } from './read-keys.ts';
import type { VerifyWords } from './verify-words.ts';

/** What the reader gave of witnesses: their keys, and what they or the shop kept. */
export const givenWitnesses: { keys: EvidenceKey[]; kept: KeptStatement[] } = { keys: [], kept: [] };

/**
 * Takes published keys, the list of a witness, or a mail about the ledgers.
 * @param name under which the keys are told
 * @returns false for anything else
 */
export const takeWitness = async (content: string, name: string): Promise<boolean> => {
  const keys = await keysIn(content);
  if (keys !== null) {
    // The same list again takes the place of itself.
    const isAgain = ({ keyId, witness }: EvidenceKey) =>
      witness === name && keys.some((key) => key.keyId === keyId);
    const others = givenWitnesses.keys.filter((key) => !isAgain(key));
    givenWitnesses.keys = [...others, ...keys.map((key) => ({ ...key, witness: name }))];
    return true;
  }
  const kept = await readKept(content, browserJudge);
  if (kept !== null) givenWitnesses.kept.push(...kept);
  return kept !== null;
};

/** @param take called with what was pasted */
export const witnessFields = (words: VerifyWords, picker: HTMLElement, take: (content: string) => void) => {
  const area = element('textarea', {
    id: 'witness',
    rows: 2,
    spellcheck: false,
    autocomplete: 'off',
    onchange: () => {
      if (area.value.trim() !== '') take(area.value);
    },
  });
  const { keys, kept } = givenWitnesses;
  return element(
    'fieldset',
    {},
    element('legend', {}, words.witness),
    element(
      'p',
      { className: 'soft small', id: 'witness-state' },
      keys.length + kept.length === 0
        ? words.witnessNone
        : fill(words.witnessGiven, { n: keys.length, m: kept.length }),
    ),
    picker,
    element('label', { htmlFor: 'witness' }, words.witnessPaste),
    area,
    element('p', { className: 'soft small' }, words.witnessHint),
  );
};
