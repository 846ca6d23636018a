/** After a restore: a device offers what it holds until the relay has said that it has all of it. */
import * as A from '@automerge/automerge'
import { expect, test } from 'vitest'
import { createRecords } from '#shared/documents/records.ts'
import { encodeFrame, parseUp } from '#shared/protocol/codec.ts'
import type { DownFrame } from '#shared/protocol/down.ts'
import type { UpFrame } from '#shared/protocol/up.ts'
import { commands, documentKinds } from '#shared/registry.ts'
import type { Identity } from './api.ts'
import { createCore } from './core.ts'
import { createMemoryStore } from './memory-store.ts'
import type { LinkHandlers } from './ports.ts'
import { onlyTab } from './tabs.ts'
import * as writing from './writing.ts'

const SARAH: Identity = {
  personId: 'sarah',
  displayName: 'Sarah Whitfield',
  roles: ['instructor'],
  schoolId: 'origin',
  schoolName: 'Origin',
  deviceId: 'sarahs-phone',
  actorPrefix: 'aaaaaaaaaaaaaaaa',
}

const welcome = (epoch: string): DownFrame => ({
  type: 'welcome',
  person: 'sarah',
  roles: ['instructor'],
  teams: [],
  epoch,
  top: 0,
  now: 0,
  protocol: 1,
})

const settled = (): Promise<void> => new Promise((resume) => setImmediate(resume))

/** Sarah's phone, and a relay that says what the test says. */
const aPhone = async () => {
  const store = createMemoryStore()
  await store.commit(
    [
      { table: 'meta', key: 'epoch', value: 'before' },
      { table: 'meta', key: 'cursor', value: 14 },
    ],
    'strict',
  )
  const sent: UpFrame[] = []
  let line: LinkHandlers | undefined
  let later: (() => void)[] = []
  const core = createCore({
    ports: {
      clock: { now: () => 0, monotonicMs: () => 0 },
      random: { bytes: (length) => new Uint8Array(length) },
      ids: { uuid: () => 'id' },
      timers: { after: (_, run) => later.push(run), cancel: () => {} },
      store,
      network: {
        connect: (handlers) => {
          line = handlers
          const send = (bytes: Uint8Array): void => {
            const frame = parseUp(bytes)
            if (frame.ok) sent.push(frame.value)
          }
          return { send, close: () => {} }
        },
        isOnline: () => true,
        onHint: () => () => {},
        whyRefused: async () => 'unreachable',
      },
    },
    tabs: onlyTab(),
    identity: SARAH,
    app: 'test',
    loadMachinery: async () => ({
      writing,
      records: createRecords(A),
      kinds: documentKinds,
      commands,
    }),
    track: () => {},
    tell: () => {},
  })
  await core.begin()
  await core.goOn()
  const offered = (): number => sent.filter((frame) => frame.type === 'manifest').length
  return {
    offered,
    /** The next thing it pushes. */
    pushes: async () => {
      for (;;) {
        const push = sent.find((frame) => frame.type === 'push')
        if (push?.type === 'push') return push
        await settled()
      }
    },
    hellos: () =>
      sent.flatMap((frame) =>
        frame.type === 'hello' ? [{ epoch: frame.epoch, cursor: frame.cursor }] : [],
      ),
    opens: async (): Promise<void> => {
      line?.onOpen()
      await settled()
    },
    hears: async (frame: DownFrame): Promise<void> => {
      line?.onMessage(encodeFrame(frame))
      await settled()
    },
    /** The line breaks, and opens again. */
    reconnects: async (): Promise<void> => {
      line?.onClose()
      await settled()
      const due = later
      later = []
      for (const run of due) run()
      line?.onOpen()
      await settled()
    },
  }
}

test('[P6] cut off before the restored relay had answered, Sarah’s phone offers again what it holds', async () => {
  const phone = await aPhone()
  await phone.hears(welcome('after'))
  expect(phone.offered()).toBe(1)
  await phone.reconnects()
  await phone.hears(welcome('after'))
  expect(phone.offered()).toBe(2)
})

test('[P6] once the relay lacks nothing, it is not offered again', async () => {
  const phone = await aPhone()
  await phone.hears(welcome('after'))
  await phone.hears({ type: 'need', docs: [] })
  await phone.reconnects()
  await phone.hears(welcome('after'))
  expect(phone.offered()).toBe(1)
})

test('[P3] a place in the log of before says nothing about the restored one: the phone starts anew', async () => {
  const phone = await aPhone()
  await phone.opens()
  await phone.hears(welcome('after'))
  await phone.reconnects()
  expect(phone.hellos()).toEqual([
    { epoch: 'before', cursor: 14 },
    { epoch: 'after', cursor: 0 },
  ])
})

test('[trust 4.4] asked for a record without having offered it, the phone sends all it has, with receipts', async () => {
  const records = createRecords(A)
  const kind = documentKinds.get('payment')
  if (kind === undefined) throw new Error('no payments')
  const doc = 'payment:p1'
  const open = records.open(kind, undefined, [], 'ab'.repeat(16))
  const written = records.write(open, { doc, put: [{ path: ['id'], value: doc }] })
  if (written === undefined) throw new Error('nothing was written')
  const { hash, bytes } = written.change
  const receipt = new Uint8Array(32).fill(7)
  const phone = await aPhone()
  await phone.hears(welcome('before'))
  await phone.hears({
    type: 'snap',
    docs: [
      {
        doc,
        heads: [hash],
        bytes: A.save(written.doc),
        rows: [],
        receipts: [{ hash, bytes: receipt }],
      },
    ],
  })
  await phone.hears({ type: 'need', docs: [{ doc, heads: [] }] })
  const push = await phone.pushes()
  expect(push.doc).toBe(doc)
  expect(push.changes.map((one) => [one.hash, [...one.bytes], [...(one.receipt ?? [])]])).toEqual([
    [hash, [...bytes], [...receipt]],
  ])
  expect(phone.offered()).toBe(0)
})
