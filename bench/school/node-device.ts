/** The product's own engine as a device in Node: its memory as storage, a real socket to the relay. */
import WebSocket from 'ws'
import type { CommandCall } from '#client/engine/api.ts'
import { createCore } from '#client/engine/core.ts'
import { createMemoryStore } from '#client/engine/memory-store.ts'
import type { Link, Network } from '#client/engine/ports.ts'
import { onlyTab } from '#client/engine/tabs.ts'
import * as writing from '#client/engine/writing.ts'
import { commands, documentKinds } from '#shared/registry.ts'
import { nodePorts } from '#sync-server/ports.ts'
import type { Member } from './make-school.ts'
import { records } from './writing.ts'

const nodeNetwork = (url: string, cookie: string): Network => ({
  connect: (handlers): Link => {
    const socket = new WebSocket(`${url.replace(/^http/, 'ws')}/sync`, {
      headers: { cookie, origin: url },
      perMessageDeflate: false,
    })
    socket.on('open', handlers.onOpen)
    socket.on('message', (data: Buffer) => handlers.onMessage(new Uint8Array(data)))
    socket.on('close', handlers.onClose)
    return { send: (bytes) => socket.send(bytes), close: () => socket.close() }
  },
  isOnline: () => true,
  onHint: () => () => {},
  whyRefused: async () => 'unreachable',
})

/** Nobody is there. */
const noNetwork: Network = {
  connect: () => ({ send: () => {}, close: () => {} }),
  isOnline: () => false,
  onHint: () => () => {},
  whyRefused: async () => 'unreachable',
}

/** @param url none: a device without signal */
export const openNodeDevice = (url: string | undefined, member: Member) => {
  const { cookie, ...identity } = member
  const core = createCore({
    ports: {
      ...nodePorts,
      store: createMemoryStore(),
      network: url === undefined ? noNetwork : nodeNetwork(url, cookie),
    },
    tabs: onlyTab(),
    identity,
    app: 'bench',
    loadMachinery: async () => ({ writing, records, kinds: documentKinds, commands }),
    track: () => {},
    tell: () => {},
  })
  return {
    core,
    /** Told which rows have changed; one listener. */
    onRows: (run: (keys: ReadonlySet<string>) => void): void => core.memory.model.onChange(run),
    start: async (): Promise<void> => {
      await core.begin()
      await core.goOn()
    },
    /** Resolves when the relay has said that this is all. */
    isInStep: (): Promise<void> =>
      new Promise((resolve) => {
        const look = (): boolean => {
          const isSo = core.status.get().inStepAtMs !== undefined
          if (isSo) resolve()
          return isSo
        }
        if (!look()) core.status.onChange(look)
      }),
    run: async (call: CommandCall): Promise<void> => {
      const done = await core.run([call])
      if (!done.ok) throw new Error(`${call.name}: ${done.problem.message}`)
    },
    stop: () => core.stop(),
  }
}

export type NodeDevice = ReturnType<typeof openNodeDevice>
