const DOMAIN = 'service/domain';
const TESTS = 'test/unit/domain';

const evidenceFiles = (...names) => names.map((name) => `${DOMAIN}/evidence/${name}.ts`);
const evidenceTests = (...names) => names.map((name) => `${TESTS}/evidence/${name}.test.ts`);

/**
 * The parts of the domain that the law asks for, each with the unit tests that belong to it. A part runs with these
 * alone: a line that another test only passes through is not held by it.
 */
const PARTS = {
  tenancy: {
    mutate: [`${DOMAIN}/model/base/tenancy.ts`],
    spec: [`${TESTS}/tenancy.test.ts`],
    withConstants: true,
  },
  gate: {
    mutate: [
      `${DOMAIN}/model/agreement/{agreement,agreement-gate}.ts`,
      `${DOMAIN}/model/shop/closed-reason.ts`,
    ],
    spec: [`${TESTS}/agreement/*.test.ts`, `${TESTS}/notice/form-offer.test.ts`],
    withConstants: true,
  },
  consent: {
    mutate: [`${DOMAIN}/{consent,model/consent}/*.ts`],
    spec: [`${TESTS}/{consent,retention}/*.test.ts`],
    withConstants: true,
  },
  // Files of evidence, by what is done with them. `evidence-alterations.test.ts`, which alters every part of a file,
  // takes seconds for each mutant and is in no part.
  'evidence-judge': {
    mutate: evidenceFiles('verify-evidence', 'judge-signature', 'standing'),
    spec: evidenceTests('verify-evidence', 'evidence-keys', 'evidence-verdict'),
    withConstants: false,
  },
  'evidence-file': {
    mutate: evidenceFiles('verify-file', 'verify-epochs'),
    spec: evidenceTests('evidence-vectors', 'verify-file'),
    withConstants: false,
  },
  'evidence-witness': {
    mutate: evidenceFiles('check-witnesses', 'witness-note'),
    spec: evidenceTests('check-witnesses', 'witness-note'),
    withConstants: false,
  },
  'evidence-read': {
    mutate: [
      ...evidenceFiles('read-evidence-file', 'closed-schema', 'evidence', 'shown-text'),
      `${DOMAIN}/model/base/canonical-json.ts`,
    ],
    spec: evidenceTests('read-evidence-file', 'evidence-file', 'evidence-form'),
    withConstants: false,
  },
  'evidence-write': {
    mutate: evidenceFiles(
      'read-evidence',
      'read-witnesses',
      'write-evidence',
      'show-evidence',
      'judge-evidence',
      'disclosure',
    ),
    spec: [
      ...evidenceTests('read-evidence', 'read-proof', 'show-evidence', 'judge-evidence', 'disclosure'),
      `${TESTS}/conversation/informed-chat.test.ts`,
    ],
    withConstants: false,
  },
  'evidence-words': {
    mutate: evidenceFiles('evidence-{story,verdict,page}', 'moment-text', 'open-value', 'printable-page'),
    spec: evidenceTests('evidence-story', 'evidence-verdict', 'told-verdict'),
    withConstants: false,
  },
  'evidence-register': {
    mutate: evidenceFiles('read-register', 'register-*', 'judge-register'),
    spec: evidenceTests('register-file'),
    withConstants: false,
  },
  lead: {
    mutate: [`${DOMAIN}/{lead,model/lead}/*.ts`],
    spec: [`${TESTS}/lead/*.test.ts`, `${TESTS}/marketing/subscribe.test.ts`],
    withConstants: false,
  },
  notice: {
    mutate: [`${DOMAIN}/{notice,model/notice}/*.ts`],
    spec: [`${TESTS}/notice/*.test.ts`, `${TESTS}/compose-notice.test.ts`],
    withConstants: false,
  },
};

const { PART } = process.env;
const part = PARTS[PART];
if (part === undefined) throw new Error(`Set PART to one of: ${Object.keys(PARTS).join(', ')}.`);

// biome-ignore lint/style/noDefaultExport: Stryker reads the default export.
export default {
  testRunner: 'mocha',
  testRunnerNodeArgs: ['--import', 'tsx'],
  mochaOptions: { spec: part.spec, 'no-config': true },
  mutate: part.mutate,
  ignorePatterns: ['/shop-adapters', '/.cache', '/build', '/test/browser'],
  coverageAnalysis: 'perTest',
  // A mutant in a constant costs a fresh start of the test process: counted where rules stand in constants.
  ignoreStatic: !part.withConstants,
  disableTypeChecks: false,
  tsconfigFile: 'none',
  concurrency: 1,
  timeoutMS: 20000,
  tempDirName: `.cache/mutation/${PART}`,
  reporters: ['clear-text', 'json', 'progress-append-only'],
  jsonReporter: { fileName: `.cache/mutation/${PART}.json` },
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
};
