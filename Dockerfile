# Build stage: everything, to make the browser files and one bundle of the service.
FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --include=dev
COPY tsconfig.json ./
COPY service service
COPY plugin-assets plugin-assets
COPY shop-adapters/wordpress shop-adapters/wordpress
COPY scripts scripts
COPY docs/guide docs/guide
RUN node --import tsx scripts/build.ts

# Packages that the service needs at run time, and no other.
FROM node:24-bookworm-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev

FROM node:24-bookworm-slim
ENV NODE_ENV=production \
    NODE_OPTIONS="--max-old-space-size=1024 --max-semi-space-size=32" \
    MALLOC_ARENA_MAX=2 \
    PORT=4600 \
    ZGODA_HOST=0.0.0.0 \
    ZGODA_DATA_DIR=/data \
    ZGODA_BUILD_DIR=/app/build
WORKDIR /app
COPY --from=packages /app/node_modules node_modules
COPY --from=build /app/build build
COPY package.json LICENSE advisories.json ./
# `docker compose exec zgoda zgoda doctor`.
RUN chmod 755 build/zgoda.mjs && ln -s /app/build/zgoda.mjs /usr/local/bin/zgoda
# A new named volume takes over this owner; the secrets in it are made on the first start.
RUN mkdir /data && chown node:node /data && chmod 700 /data
VOLUME /data
# The user node; by number, so that a host can tell that it is not root.
USER 1000
EXPOSE 4600
STOPSIGNAL SIGTERM
# After an update or a restore the service may prepare for long before it answers; that counts as no failure.
HEALTHCHECK --interval=15s --timeout=5s --start-period=30m --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "build/start-container.mjs"]
