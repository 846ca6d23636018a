/**
 * The stock relay: what the published automerge-repo sync server does, on the current versions.
 * `node stock-relay.ts <port> <folder>`. Keep-alive is raised, or a busy relay would drop everyone.
 */
import { type PeerId, Repo } from '@automerge/automerge-repo'
import { WebSocketServerAdapter } from '@automerge/automerge-repo-network-websocket'
import { NodeFSStorageAdapter } from '@automerge/automerge-repo-storage-nodefs'
import { WebSocketServer } from 'ws'

const KEEP_ALIVE_MS = 3_600_000
/** The adapter is not written for exact optional properties; nothing else differs. */
type AdapterServer = ConstructorParameters<typeof WebSocketServerAdapter>[0]
const [, , port, folder] = process.argv

const server = new WebSocketServer({ port: Number(port), host: '127.0.0.1' })
new Repo({
  network: [new WebSocketServerAdapter(server as AdapterServer, KEEP_ALIVE_MS)],
  storage: new NodeFSStorageAdapter(folder),
  peerId: 'stock-relay' as PeerId,
  sharePolicy: async () => false,
})
process.on('SIGTERM', () => process.exit(0))
