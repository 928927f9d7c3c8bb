import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  agreementStatement,
  agreementWords,
  composeAgreement,
  dayText,
  MEASURES_VERSION,
} from '../../../service/domain/agreement/compose-agreement.ts';
import { agreementPdf } from '../../../service/domain/agreement/print-agreement.ts';
import type { AgreementDocument } from '../../../service/domain/model/agreement/agreement.ts';
import {
  type AgreementVariables,
  DATA_TYPES,
} from '../../../service/domain/model/agreement/agreement-variables.ts';
import { countryName } from '../../../service/domain/model/text/country-name.ts';
import { printAgreementPdf } from '../../../service/outbound/agreement-pdf.ts';
import { makeDigest } from '../../../service/outbound/sha256-digest.ts';
import { LOCALES, type Locale } from '../../../service/protocol/vocabulary.ts';
import { anAgreementDocument } from '../../support/builders/agreement-builders.ts';

const AT = new Date('2026-11-24T09:30:00.000Z');
const VARIABLES: AgreementVariables = {
  operator: {
    name: 'Źródło Łączności S.A.',
    address: 'ul. Świętego Wawrzyńca 12, 31-060 Kraków',
    country: 'PL',
    registration: 'KRS 0000987654',
    email: 'dane@zrodlo.example',
    signatory: 'Łucja Żółkiewska, prezes zarządu',
    dpo: 'Jan Dąbrowski, iod@zrodlo.example',
    reviewedOn: null,
    restoredOn: '2026-10-01',
    statement: {
      hosting: 'own servers in Kraków',
      backups: 'encrypted',
      staffBound: true,
      hasNoSubProcessors: true,
    },
  },
  company: {
    legalName: 'Pchnąć w tę łódź jeża sp. z o.o.',
    address: 'ul. Gęśla Jaźń 7, 90-001 Łódź',
    taxId: '5260250274',
    registerNo: 'KRS 0000123456',
    country: 'DE',
    contactEmail: 'biuro@jez.example',
    instructionEmail: 'rodo@jez.example',
    signatoryName: 'Zażółć Gęślą',
    signatoryRole: 'właścicielka',
    dpo: 'Śnieżka Ćwikła, iod@jez.example',
  },
  shop: { id: 'shp_0000000000000001', name: 'Herbaciarnia Pod Lipą', url: 'https://pod-lipa.example/' },
  leadRetentionDays: 137,
  conversationRetentionDays: 71,
  serviceUrl: 'https://chat.zrodlo.example',
  subProcessorVersion: 43,
  subProcessors: [
    {
      id: 'spr_0000000000000001',
      name: 'Serwerownia Północ sp. z o.o.',
      address: 'ul. Chłodna 3, 80-001 Gdańsk',
      contact: 'bok@polnoc.example',
      country: 'CZ',
      service: 'hosting maszyn',
      data: 'wszystkie dane',
      transferTool: 'SCC 2021/914',
      since: '2026-05-03',
      until: null,
    },
  ],
};

const documentOf = (locale: Locale, changes: Partial<AgreementDocument> = {}): AgreementDocument => {
  const variables = VARIABLES;
  const text = composeAgreement(variables, locale);
  return anAgreementDocument({
    locale,
    variables,
    text,
    sha256: makeDigest('pepper').sha256Hex(text),
    createdAt: AT,
    acceptance: null,
    ...changes,
  });
};

const bare = (text: string): string => text.replace(/\s+/g, '');

const filled = ({ variables, locale }: AgreementDocument): string[] => {
  const { operator, company, shop } = variables;
  const words = agreementWords(locale);
  const { country, reviewedOn: _reviewed, restoredOn: _restored, statement, ...operatorTexts } = operator;
  const { country: home, ...companyTexts } = company;
  return [
    ...Object.values(operatorTexts),
    statement.hosting ?? '',
    countryName(country, locale),
    ...Object.values(companyTexts),
    countryName(home, locale),
    shop.name,
    shop.url,
    String(variables.leadRetentionDays),
    String(variables.conversationRetentionDays),
    ...DATA_TYPES.map((type) => words.dataTypes[type]),
    ...Object.values(words.measures),
    MEASURES_VERSION,
    `${variables.serviceUrl}/sub-processors`,
    String(variables.subProcessorVersion),
    ...variables.subProcessors.flatMap(({ id: _id, until: _until, country: place, since, ...texts }) => [
      ...Object.values(texts),
      countryName(place, locale),
      dayText(since, locale),
    ]),
  ];
};

describe('the printed agreement', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'zgoda-pdf-'));
  });
  after(() => rm(folder, { recursive: true, force: true }));

  const run = (program: string, ...rest: string[]): string => {
    const { status, stdout, stderr } = spawnSync(program, rest, { encoding: 'utf8' });
    assert.equal(status, 0, `${program}: ${stderr}`);
    return stdout;
  };
  const read = async (document: AgreementDocument) => {
    const { name, bytes } = await agreementPdf({ printAgreement: printAgreementPdf }, document);
    const path = join(folder, `${document.method}-${name}`);
    await writeFile(path, bytes);
    const pages = run('pdftotext', '-raw', '-enc', 'UTF-8', path, '-').split('\f').slice(0, -1);
    return { pages, info: run('pdfinfo', path), structure: run('pdfinfo', '-struct', path), path };
  };
  const footOf = ({ locale, id, templateVersion, sha256 }: AgreementDocument): string[] => {
    const { print } = agreementWords(locale);
    return [`${print.documentId} ${id}, ${print.version} ${templateVersion}`, `${print.hash}: ${sha256}`];
  };
  const assertWhole = (document: AgreementDocument, pages: readonly string[]): void => {
    const { print } = agreementWords(document.locale);
    const foot = footOf(document);
    assert.ok(pages.length > 3);
    const numbers = pages.map((_, at) =>
      print.page.replace('{page}', String(at + 1)).replace('{pages}', String(pages.length)),
    );
    for (const [at, page] of pages.entries()) {
      for (const line of [...foot, numbers[at] ?? '']) {
        assert.ok(bare(page).includes(bare(line)), `page ${at + 1} lacks "${line}"`);
      }
    }
    const body = pages
      .map((page, at) =>
        [...foot, numbers[at] ?? ''].reduce((text, line) => text.replace(bare(line), ''), bare(page)),
      )
      .join('');
    assert.doesNotMatch(body, /[{}]/, 'an unfilled gap');
    assert.doesNotMatch(body, /undefined|null|NaN|\[object|\uFFFD/);
    for (const value of filled(document))
      assert.ok(body.includes(bare(value)), `"${value}" is not in the document`);
    let from = 0;
    for (const line of document.text.split('\n')) {
      if (line.startsWith('|')) continue;
      const words = bare(line.replace(/^(#{1,2}|-) /, ''));
      const found = body.indexOf(words, from);
      assert.ok(found >= 0, `"${line}" is not printed in its place`);
      from = found + words.length;
    }
    const whole = pages.join('\n');
    for (const line of document.text.split('\n').filter((one) => one.startsWith('|'))) {
      for (const word of line.split(/[\s|-]+/)) assert.ok(whole.includes(word), `"${word}" is cut in two`);
    }
    for (const letter of 'ąćęłńóśźż') assert.ok(body.includes(letter), `${letter} is lost`);
  };

  for (const locale of LOCALES) {
    it(`is a tagged A4 file in ${locale} with every variable filled, and its number and hash on every page [PR-2]`, async () => {
      const document = documentOf(locale);
      const { pages, info, structure, path } = await read(document);
      assert.match(info, /^Tagged:\s+yes$/m);
      assert.match(info, /^Page size:.*A4/m);
      const title = document.text.split('\n')[0]?.replace(/^# /, '') ?? '';
      assert.ok(info.includes(title), info);
      assert.ok(info.includes(VARIABLES.operator.name), info);
      assert.match(await readFile(path, 'latin1'), new RegExp(`/Lang \\(${locale}\\)`));
      for (const tag of ['H1', 'H2', 'Table', 'TH', 'L ', 'LI'])
        assert.match(structure, new RegExp(`^ *${tag}`, 'm'), tag);
      assertWhole(document, pages);
      assert.ok(!bare(pages.join('')).includes(bare(agreementWords(locale).print.placeAndDate)));
    });

    it(`has room for both signatures on paper in ${locale}, each party by name and person [PR-2]`, async () => {
      const document = documentOf(locale, { method: 'written', state: 'printed' });
      const { pages } = await read(document);
      assertWhole(document, pages);
      const { print } = agreementWords(locale);
      const last = bare(pages.at(-1) ?? '');
      for (const [line, times] of [
        [print.forController, 1],
        [print.forOperator, 1],
        [print.placeAndDate, 2],
        [print.signature, 2],
        ['Zażółć Gęślą, właścicielka', 1],
        ['Łucja Żółkiewska, prezes zarządu', 1],
      ] as const) {
        assert.ok(last.split(bare(line)).length > times, `"${line}" is missing beside the signatures`);
      }
    });

    it(`states in ${locale} who accepted it, as what and when [PR-2]`, async () => {
      const acceptance = {
        staffId: 'stf_0000000000000001',
        name: 'Żaneta Gęś',
        email: 'biuro@jez.example',
        role: 'właścicielka',
        statement: agreementStatement(VARIABLES.company.legalName, locale),
        initialState: 'unchecked',
        at: AT,
        delivery: null,
        confirmedAt: AT,
      } as const;
      const document = documentOf(locale, { state: 'active', acceptance });
      const { pages } = await read(document);
      assertWhole(document, pages);
      const last = bare(pages.slice(-2).join(''));
      for (const text of [acceptance.name, acceptance.email, acceptance.statement, '2026']) {
        assert.ok(last.includes(bare(text)), text);
      }
    });
  }
});
