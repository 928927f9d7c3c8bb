import type { AdapterDesk } from '../../../desks/adapter-desk.ts';
import { packageParams, pluginReleaseResponse } from '../../../protocol/api/adapter-api.ts';
import { fileAnswer } from '../../file-answer.ts';
import type { PluginReleases } from '../../plugin-releases.ts';
import { defineRoute, type Route } from '../../route.ts';

type Deps = { desk: AdapterDesk['releases']; releases: PluginReleases };

const readRelease = (deps: Deps): Route =>
  defineRoute(
    {
      method: 'get',
      path: '/v1/adapter/releases/:name',
      audience: 'adapter',
      summary: 'The adapter that this service holds, signed for the store that asks.',
      rate: 'adapter',
      params: packageParams,
      answer: pluginReleaseResponse,
    },
    async ({ params }, { request, scope, signedWith }) => {
      const { release } = await deps.releases.of(params.name);
      const nonce = request.get('x-zgoda-nonce') ?? '';
      const signature = await deps.desk.signRelease(scope, signedWith, nonce, release);
      return { body: { ...release, signature } };
    },
  );

const pluginFile = async ({ releases }: Pick<Deps, 'releases'>, name: string) => {
  const { fileName, bytes } = await releases.of(name);
  return fileAnswer(fileName, 'application/zip', bytes);
};

const downloadRelease = (deps: Deps): Route =>
  defineRoute(
    {
      method: 'get',
      path: '/v1/adapter/releases/:name/file',
      audience: 'adapter',
      summary: 'The packed adapter.',
      rate: 'adapter',
      params: packageParams,
      files: ['application/zip'],
    },
    ({ params }) => pluginFile(deps, params.name),
  );

/** Unsigned: free software, before any connection. */
const downloadPlugin = (deps: Deps): Route =>
  defineRoute(
    {
      method: 'get',
      path: '/v1/plugins/:name',
      audience: 'public',
      summary: 'The packed adapter of this version, to install it.',
      rate: 'read',
      params: packageParams,
      files: ['application/zip'],
    },
    ({ params }) => pluginFile(deps, params.name),
  );

/** Rule: AD-44. */
export const adapterReleaseRoutes = (deps: Deps): Route[] => [
  readRelease(deps),
  downloadRelease(deps),
  downloadPlugin(deps),
];
