import { ownServer } from '../../../temporal.config'
import { LOOPBACK } from '../ports'
import type { ServerPorts } from './ports'
import type { StoreAccess } from './store'

/** Values of Temporal's dynamic configuration for every server that is started here. */
export const dynamicValues = {
  // Tasks of a queue wait in one place. In several, a task may lie where no worker polls until a poll
  // elsewhere has run out, a minute later: one worker has too few polls for all of them.
  'matching.numTaskqueueReadPartitions': 1,
  'matching.numTaskqueueWritePartitions': 1,
  // Fifty members vote at once, and are recorded in a few commits.
  'history.maxInFlightUpdates': ownServer.updatesTaken,
}

/** The real server's dynamic configuration: it may be changed while the server runs. */
export const dynamicConfiguration = {
  ...Object.fromEntries(Object.entries(dynamicValues).map(([name, value]) => [name, [{ value }]])),
  // Operators' lists and the checker ask visibility more often than the ten times a second that are allowed.
  'frontend.namespaceRPS.visibility': [{ value: 100 }],
}

const service = (grpcPort: number, membershipPort: number) => ({
  rpc: { grpcPort, membershipPort, bindOnIP: LOOPBACK },
})

/**
 * The server's configuration: all services in one process, over PostgreSQL, on the loopback address. As JSON,
 * which is YAML as well.
 */
export function serverConfiguration(store: StoreAccess, ports: ServerPorts, dynamicFile: string): object {
  const sql = (databaseName: string, connections: number) => ({
    sql: {
      pluginName: 'postgres12_pgx',
      databaseName,
      connectAddr: `${store.host}:${store.port}`,
      connectProtocol: 'tcp',
      user: store.user,
      password: store.password,
      maxConns: connections,
      maxIdleConns: connections,
      maxConnLifetime: '1h',
    },
  })
  return {
    log: { stdout: true, level: 'warn', format: 'json' },
    persistence: {
      // Fixed for ever at the first start on a database.
      numHistoryShards: 16,
      defaultStore: 'main',
      visibilityStore: 'visibility',
      datastores: { main: sql(store.databases.main, 20), visibility: sql(store.databases.visibility, 10) },
    },
    global: {
      membership: { maxJoinDuration: '30s', broadcastAddress: LOOPBACK },
      metrics: { prometheus: { timerType: 'histogram', listenAddress: `${LOOPBACK}:${ports.metrics}` } },
    },
    services: {
      frontend: service(ports.frontend, ports.frontendMember),
      history: service(ports.history, ports.historyMember),
      matching: service(ports.matching, ports.matchingMember),
      worker: service(ports.system, ports.systemMember),
    },
    clusterMetadata: {
      enableGlobalNamespace: false,
      failoverVersionIncrement: 10,
      masterClusterName: 'active',
      currentClusterName: 'active',
      clusterInformation: {
        active: {
          enabled: true,
          initialFailoverVersion: 1,
          rpcName: 'frontend',
          rpcAddress: `${LOOPBACK}:${ports.frontend}`,
        },
      },
    },
    dcRedirectionPolicy: { policy: 'noop' },
    dynamicConfigClient: { filepath: dynamicFile, pollInterval: '10s' },
  }
}
