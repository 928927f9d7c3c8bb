import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { MetricsConfig } from '../../config/metrics.ts';
import { addDriverMetrics, type DriverFigures } from './driver-metrics.ts';
import { makeFigureMakers } from './figure-makers.ts';
import type { Meters } from './meters.ts';
import { addProductMetrics } from './product-metrics.ts';

/**
 * Metrics at `GET /metrics` on a separate port.
 * @param driver database driver metrics; null without one
 * @throws when the port is taken
 */
export const openPrometheus = async (
  { port, host }: MetricsConfig,
  driver: (() => DriverFigures) | null,
): Promise<Meters & { readonly port: number }> => {
  const library = await import('prom-client');
  const registry = new library.Registry();
  library.collectDefaultMetrics({ register: registry });
  const make = makeFigureMakers(library, registry);
  const meters = addProductMetrics(make);
  if (driver !== null) addDriverMetrics(make, driver);
  const server = createServer((request, response) => {
    if (request.url !== '/metrics' || request.method !== 'GET') return void response.writeHead(404).end();
    registry.metrics().then(
      (text) => response.writeHead(200, { 'content-type': registry.contentType }).end(text),
      () => response.writeHead(500).end(),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return {
    ...meters,
    port: (server.address() as AddressInfo).port,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
