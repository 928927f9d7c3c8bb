const DOMAIN = 'service/domain';
const TESTS = 'test/unit/domain';

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
  evidence: {
    mutate: [`${DOMAIN}/evidence/*.ts`],
    spec: [`${TESTS}/evidence/*.test.ts`],
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
  reporters: ['clear-text', 'json'],
  jsonReporter: { fileName: `.cache/mutation/${PART}.json` },
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
};
