import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { adapterSchema } from './docs/adapter-manifest.ts';
import { capabilityTable, conformanceTable } from './docs/adapter-tables.ts';
import { dataMapPage } from './docs/data-map.ts';
import { decisionTable } from './docs/decision-table.ts';
import { environmentTable } from './docs/environment-table.ts';
import { evidenceSchema } from './docs/evidence-schema.ts';
import { frameTables } from './docs/frame-tables.ts';
import { figuresWith, largeTables } from './docs/large-installation.ts';
import { openApi } from './docs/open-api.ts';
import { periodTable } from './docs/period-table.ts';
import { ruleTable } from './docs/rule-table.ts';
import { catalogModules } from './docs/word-catalogs.ts';

/** Writes generated docs; `--check` reports differences. */
const root = join(import.meta.dirname, '..');
const isCheck = process.argv.includes('--check');
const stale: string[] = [];

const put = (file: string, text: string): void => {
  const path = join(root, file);
  let before = '';
  try {
    before = readFileSync(path, 'utf8');
  } catch {
    // Not written yet.
  }
  if (before === text) return;
  if (isCheck) stale.push(file);
  else {
    writeFileSync(path, text);
    console.log(`Wrote ${file}`);
  }
};

/** Replaces the text between `<!-- generated:NAME -->` and `<!-- /generated -->`. */
const putSection = (file: string, name: string, text: string): void => {
  const path = join(root, file);
  const before = readFileSync(path, 'utf8');
  const section = new RegExp(`(<!-- generated:${name} -->\\n)[\\s\\S]*?(<!-- /generated -->)`);
  if (!section.test(before)) throw new Error(`${file} has no section generated:${name}.`);
  put(
    file,
    before.replace(section, (_, start: string, end: string) => `${start}\n${text}\n${end}`),
  );
};

for (const [file, text] of catalogModules(root)) put(file, text);
put('docs/openapi.json', `${JSON.stringify(await openApi(), null, 2)}\n`);
put('shop-adapters/contract/adapter.schema.json', `${JSON.stringify(adapterSchema(), null, 2)}\n`);
put('docs/evidence.schema.json', `${JSON.stringify(evidenceSchema(), null, 2)}\n`);
for (const [name, text] of Object.entries(frameTables())) putSection('docs/protocol.md', name, text);
putSection('docs/decisions/README.md', 'decisions', decisionTable(join(root, 'docs/decisions')));
putSection('docs/data-map.md', 'fields', dataMapPage(root));
putSection('docs/operations.md', 'environment', environmentTable());
putSection('docs/privacy.md', 'periods', periodTable());
putSection('docs/large.md', 'sizes', largeTables(figuresWith({})));
putSection('docs/rules.md', 'rules', ruleTable(join(root, 'test')));
putSection('docs/adapters.md', 'capabilities', capabilityTable(root));
putSection('docs/adapters.md', 'conformance', conformanceTable(root));

if (stale.length > 0) {
  console.error(`Out of step with the code: ${stale.join(', ')}. Run \`npm run docs\`.`);
  process.exitCode = 1;
}
