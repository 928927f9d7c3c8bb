import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { toJsonSchema } from '@valibot/to-json-schema';
import * as v from 'valibot';

const words = v.pipe(v.string(), v.minLength(1));
const file = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_.-]+(\/[A-Za-z0-9_.-]+)*$/));

/** Closed list. Rule: AD-25. */
export const CAPABILITIES = {
  policyPush: 'tells the service when the privacy policy page changes',
  perLanguagePolicy: 'binds the policy page of each language',
  multistore: 'each shop of an installation on its own',
  identity: 'confirms who the signed-in customer is',
  export: "answers the platform's own data export",
  erase: "answers the platform's own erasure",
  tasks: "takes rights requests from the console into the platform's own tools",
  orders: 'answers questions about orders, with parcels',
} as const;

const capability = (name: keyof typeof CAPABILITIES) =>
  v.pipe(v.boolean(), v.description(CAPABILITIES[name]));

/** `adapter.json`; contract, section 12. */
export const adapterManifest = v.strictObject({
  contract: v.literal('zgoda-adapter.v1'),
  platform: v.pipe(
    v.string(),
    v.regex(/^[a-z0-9-]{1,40}$/),
    v.description('As in reports and in `sub`; also the name of the folder.'),
  ),
  name: words,
  version: v.pipe(v.string(), v.regex(/^\d+\.\d+\.\d+$/)),
  license: v.pipe(words, v.description('An SPDX expression.')),
  platformVersions: v.strictObject({
    min: words,
    tested: v.pipe(v.array(words), v.description('Versions that its tests run on.')),
  }),
  runtime: v.exactOptional(
    v.pipe(v.record(v.string(), words), v.description('What it runs on, by name: the lowest version.')),
  ),
  policySource: v.pipe(words, v.description("Where the platform keeps which page is its shop's policy.")),
  capabilities: v.strictObject({
    policyPush: capability('policyPush'),
    perLanguagePolicy: capability('perLanguagePolicy'),
    multistore: capability('multistore'),
    identity: capability('identity'),
    export: capability('export'),
    erase: capability('erase'),
    tasks: capability('tasks'),
    orders: capability('orders'),
  }),
  notConcerned: v.exactOptional(
    v.pipe(
      v.record(v.string(), v.array(v.pipe(v.string(), v.regex(/^AD-\d+$/)))),
      v.description('Reason → rules of the contract that do not concern this adapter.'),
    ),
  ),
  hooks: v.pipe(v.array(words), v.description('What it hangs on, in the words of the platform.')),
  jobs: v.pipe(
    v.strictObject({
      settings: v.exactOptional(file),
      snippet: file,
      policy: v.exactOptional(file),
      serviceClient: v.exactOptional(file),
      health: v.exactOptional(file),
    }),
    v.description('Which file does which job.'),
  ),
  files: v.exactOptional(
    v.pipe(v.array(file), v.description('What is shipped; left out: the whole folder.')),
  ),
  packages: v.exactOptional(
    v.pipe(
      v.array(
        v.strictObject({
          name: v.pipe(
            v.string(),
            v.regex(/^[a-z0-9-]{1,40}$/),
            v.description('Of the file: zgoda-<name>-<version>.zip.'),
          ),
          fileName: v.exactOptional(
            v.pipe(words, v.description('The file name that the platform demands at its upload.')),
          ),
          folders: v.pipe(
            v.record(v.string(), v.string()),
            v.description('Folder of the adapter, or "." for all of it → place in the package.'),
          ),
          core: v.exactOptional(
            v.pipe(
              v.record(v.string(), v.string()),
              v.description('File or folder of the shared core → place in the package.'),
            ),
          ),
          namespace: v.exactOptional(
            v.pipe(words, v.description("The package's own namespace of the shared core.")),
          ),
          indexFiles: v.exactOptional(
            v.pipe(v.boolean(), v.description('Whether each folder gets an index.php that shows nothing.')),
          ),
        }),
      ),
      v.minLength(1),
      v.description('What `npm run package:adapters` makes.'),
    ),
  ),
  versionIn: v.exactOptional(v.pipe(v.array(file), v.description('Files that name the version too.'))),
  changes: v.exactOptional(v.pipe(words, v.description('One line on what is new in this version.'))),
});
export type AdapterManifest = v.InferOutput<typeof adapterManifest>;

/** @throws ValiError for a manifest that the contract does not allow */
export const readManifest = (folder: string): AdapterManifest =>
  v.parse(adapterManifest, JSON.parse(readFileSync(join(folder, 'adapter.json'), 'utf8')));

export const adapterSchema = (): object => {
  const { $schema, ...rest } = toJsonSchema(adapterManifest) as Record<string, unknown>;
  return { $schema, title: 'Manifest of a Zgoda shop adapter', ...rest };
};
