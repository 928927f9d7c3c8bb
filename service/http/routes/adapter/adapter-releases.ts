import type { AdapterDesk } from '../../../desks/adapter-desk.ts';
import { pluginReleaseResponse } from '../../../protocol/api/adapter-api.ts';
import { fileAnswer } from '../../file-answer.ts';
import type { PluginReleases } from '../../plugin-releases.ts';
import { defineRoute, type Route } from '../../route.ts';

type Deps = { desk: AdapterDesk['releases']; releases: PluginReleases };

const readRelease = (deps: Deps): Route =>
  defineRoute(
    {
      method: 'get',
      path: '/v1/adapter/releases/wordpress',
      audience: 'adapter',
      summary: 'The WordPress plugin that this service holds, signed for the store that asks.',
      rate: 'adapter',
      answer: pluginReleaseResponse,
    },
    async (_input, { request, scope, signedWith }) => {
      const { release } = await deps.releases.wordPress();
      const nonce = request.get('x-zgoda-nonce') ?? '';
      const signature = await deps.desk.signRelease(scope, signedWith, nonce, release);
      return { body: { ...release, signature } };
    },
  );

const pluginFile = async ({ releases }: Pick<Deps, 'releases'>) => {
  const { release, bytes } = await releases.wordPress();
  return fileAnswer(`zgoda-wordpress-${release.version}.zip`, 'application/zip', bytes);
};

const downloadRelease = (deps: Deps): Route =>
  defineRoute(
    {
      method: 'get',
      path: '/v1/adapter/releases/wordpress/file',
      audience: 'adapter',
      summary: 'The packed WordPress plugin.',
      rate: 'adapter',
      files: ['application/zip'],
    },
    () => pluginFile(deps),
  );

/** Unsigned: free software, before any connection. */
const downloadPlugin = (deps: Deps): Route =>
  defineRoute(
    {
      method: 'get',
      path: '/v1/plugins/wordpress',
      audience: 'public',
      summary: 'The packed WordPress plugin of this version, to install it.',
      rate: 'read',
      files: ['application/zip'],
    },
    () => pluginFile(deps),
  );

/** Rule: AD-44. */
export const adapterReleaseRoutes = (deps: Deps): Route[] => [
  readRelease(deps),
  downloadRelease(deps),
  downloadPlugin(deps),
];
