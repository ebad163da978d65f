# The checker for those who never run npm.
#
#   docker build --tag autostagram-contract .
#   docker run --rm --env AUTOSTAGRAM_KEY autostagram-contract verify --url https://panel.example/api/v2
#
# Reports go to a folder of the host:  --user "$(id -u)" --volume "$PWD:/reports" … --report html=report.html
# The mock listens on loopback alone:  docker run --rm --init --network host autostagram-contract mock

FROM node:24.21.0-slim AS build
WORKDIR /program
COPY package.json package-lock.json ./
COPY contract-tests/package.json contract-tests/
# The image has its own Node, and no package has to run anything to be installed.
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY tsconfig.json ./
COPY generated/ generated/
COPY src/ src/
COPY contract-tests/ contract-tests/
RUN npm run build --workspace autostagram-contract \
  && npm prune --omit=dev --ignore-scripts --no-audit --no-fund

FROM node:24.21.0-alpine
ENV NODE_ENV=production
COPY --from=build /program/node_modules /program/node_modules
COPY --from=build /program/contract-tests/package.json /program/contract-tests/LICENSE /program/contract-tests/
COPY --from=build /program/contract-tests/dist /program/contract-tests/dist
RUN ln -s /program/contract-tests/dist/cli.js /usr/local/bin/autostagram-contract \
  && install -d -o node -g node /reports
WORKDIR /reports
# The user node, by a number that every host can tell from root.
USER 1000
ENTRYPOINT ["autostagram-contract"]
