import type { UseCases } from '../../../desks/use-cases.ts';
import { pluginReleaseResponse } from '../../../protocol/api/adapter-api.ts';
import { makePluginReleases } from '../../plugin-releases.ts';
import { defineRoute, type Route } from '../../route.ts';

/** Updates of the plugin, from the service that the shop server is connected to. Rule: AD-44. */
export const adapterReleaseRoutes = (deps: { useCases: UseCases; buildDir: string }): Route[] => {
  const releases = makePluginReleases(deps.buildDir);
  return [
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
        const { release } = await releases.wordPress();
        const nonce = request.get('x-zgoda-nonce') ?? '';
        const signature = await deps.useCases.signRelease(scope, signedWith, nonce, release);
        return { body: { ...release, signature } };
      },
    ),
    defineRoute(
      {
        method: 'get',
        path: '/v1/adapter/releases/wordpress/file',
        audience: 'adapter',
        summary: 'The packed WordPress plugin.',
        rate: 'adapter',
        files: ['application/zip'],
      },
      async () => {
        const { release, bytes } = await releases.wordPress();
        return {
          file: {
            name: `zgoda-wordpress-${release.version}.zip`,
            type: 'application/zip',
            parts: (async function* () {
              yield bytes;
            })(),
          },
        };
      },
    ),
  ];
};
